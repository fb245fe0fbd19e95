"""The escalation map: which ticket moves on, after how long, to whom, with what."""

from __future__ import annotations

from pydantic import Field

from deskbook.schema.durations import Span
from deskbook.schema.reference import QueueId, RoleId, Schema, Text


class Rung(Schema):
    """`after` is the clock since the ticket was first assigned; `trigger` is what else moves it."""

    type: Text
    after: Span | None = None
    trigger: Text
    to: RoleId
    queue: QueueId | None = None
    owner: RoleId
    prepare: list[Text] = Field(min_length=1)
    tell: Text


class Escalation(Schema):
    title: Text
    summary: Text | None = None
    rungs: list[Rung] = Field(min_length=1)
