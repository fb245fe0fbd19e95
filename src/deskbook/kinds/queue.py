"""A line of tickets with one owner."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from deskbook.reference import RoleId, Schema, Text


class Queue(Schema):
    SHARED: ClassVar = True

    title: Text
    takes: Text
    owner: RoleId
    staffed_by: list[RoleId] = Field(min_length=1)
    notify: Text | None = None
