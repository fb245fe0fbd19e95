"""The fields of a form."""

from __future__ import annotations

from pydantic import Field

from deskbook.schema.reference import Id, RoleId, Schema, Text, ToolId


class Entry(Schema):
    id: Id
    label: Text
    required: bool = True
    help: Text
    example: Text | None = None


class Form(Schema):
    """`template` is the text to copy; without it, the labels of the fields make one."""

    title: Text
    when: Text
    goes_to: RoleId
    tool: ToolId | None = None
    fields: list[Entry] = Field(min_length=1, max_length=30)
    template: Text | None = None
