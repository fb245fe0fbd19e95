"""A primary ticket category with its secondary tags and routing keywords."""

from __future__ import annotations

from pydantic import Field

from deskbook.schema.reference import Id, QueueId, Schema, SopId, Text


class Tag(Schema):
    id: Id
    title: Text
    sop: SopId | None = None


class Category(Schema):
    title: Text
    summary: Text
    queue: QueueId
    keywords: list[Text] = Field(default=[], max_length=20)
    tags: list[Tag] = Field(default=[], max_length=12)
