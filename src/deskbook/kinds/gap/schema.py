"""A question that no SOP answers yet: better said than hidden behind ten wrong pages."""

from __future__ import annotations

from pydantic import Field

from deskbook.schema.reference import QueueId, RoleId, Schema, Text


class Gap(Schema):
    """`asks` are what people type, `wordings` rarer ways to say it, for the search alone.

    `meanwhile` is what an agent does until there is an SOP.
    """

    title: Text
    asks: list[Text] = Field(min_length=3, max_length=20)
    wordings: list[Text] = Field(default=[], max_length=100)
    meanwhile: Text
    queue: QueueId
    owner: RoleId
