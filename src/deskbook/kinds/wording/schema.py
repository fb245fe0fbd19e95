"""How else people put what an SOP answers: read by the search alone, shown on no page."""

from __future__ import annotations

from pydantic import Field

from deskbook.schema.reference import Schema, SopId, Text


class Wording(Schema):
    """The `asks` of the SOP `sop` are what most people say; these are the rarer ways to say the same."""

    sop: SopId
    phrases: list[Text] = Field(min_length=1, max_length=100)
