"""A plan or service tier that decides which targets a customer gets."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from deskbook.schema.reference import QueueId, Schema, Text, Word


class Plan(Schema):
    title: Text
    service_tier: Word
    paid: bool
    summary: Text
    queue: QueueId | None = None
    code: Annotated[str, Field(min_length=1, max_length=12)] | None = None
    includes: list[Text] = Field(default=[], max_length=10)
