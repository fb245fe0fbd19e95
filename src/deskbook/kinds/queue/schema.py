"""A line of tickets with one owner."""

from __future__ import annotations

from pydantic import Field

from deskbook.schema.reference import RoleId, Schema, Text


class Queue(Schema):
    title: Text
    takes: Text
    owner: RoleId
    staffed_by: list[RoleId] = Field(min_length=1)
    notify: Text | None = None
