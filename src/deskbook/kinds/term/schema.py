"""A word or acronym of the trade, shown as a tooltip wherever it stands."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from deskbook.schema.reference import Id, Ref, Schema, SopId, Text


class Term(Schema):
    """`title` is the word as it stands in text, `expansion` its long form."""

    title: Text
    expansion: Text | None = None
    meaning: Text
    also: list[Text] = Field(default=[], max_length=8)
    sop: SopId | None = None
    related: list[Annotated[Id, Ref("term")]] = []
