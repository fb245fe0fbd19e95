"""A canned reply: what to send, when, who owns it, and what to fill in."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from deskbook.schema.reference import ChannelId, RoleId, Schema, SopId, Text

Cadence = Literal["monthly", "quarterly", "half-yearly", "yearly"]


class Placeholder(Schema):
    """`name` is the help desk's dotted path, such as `ticket.requester.first_name`."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$", max_length=60)]
    label: Text
    example: Text


class Reply(Schema):
    """`body` keeps its line breaks; `{{name}}` in it and in `subject` stands for a placeholder."""

    title: Text
    when: Text
    owner: RoleId
    reviewed: dt.date
    review_date: dt.date
    cadence: Cadence = "monthly"
    channels: list[ChannelId] = Field(min_length=1)
    reasons: list[Text] = Field(default=[], max_length=8)
    tone: list[Text] = Field(default=[], max_length=5)
    subject: Text | None = None
    body: Text
    placeholders: list[Placeholder] = []
    do: list[Text] = Field(min_length=1, max_length=6)
    dont: list[Text] = Field(min_length=1, max_length=6)
    sops: list[SopId] = []

    def sent(self) -> tuple[tuple[str, str], ...]:
        """What the customer reads, as (field, text)."""
        return (("subject", self.subject or ""), ("body", self.body))
