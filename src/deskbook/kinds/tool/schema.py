"""A system that agents work in."""

from __future__ import annotations

from pydantic import Field

from deskbook.schema.reference import RoleId, Schema, Text


class Tool(Schema):
    title: Text
    summary: Text
    used_for: list[Text] = Field(default=[], max_length=12)
    owner: RoleId
    access: Text
