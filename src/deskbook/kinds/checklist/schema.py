"""The fields of a checklist."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from deskbook.schema.reference import Id, Schema, SopId, Text, misplaced, repeated


class Item(Schema):
    """`kind` is a box to tick, a line or a few lines to write, or a score from 1 to 5."""

    id: Id
    text: Text
    kind: Literal["tick", "line", "lines", "score"] = "tick"
    required: bool = True
    help: Text | None = None


class Checklist(Schema):
    """What is filled in is kept in the browser: with the `ticket`, or with the `agent` until they clear it."""

    title: Text
    summary: Text | None = None
    sop: SopId | None = None
    keep: Literal["ticket", "agent"] = "ticket"
    items: list[Item] = Field(min_length=1, max_length=40)

    @model_validator(mode="after")
    def _once(self) -> Checklist:
        ids = [item.id for item in self.items]
        if (twice := repeated(ids)) is not None:
            raise misplaced(f"item {ids[twice]!r} stands twice; keep one", "items", twice, "id")
        return self
