"""The fields of a case."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from deskbook.schema.reference import Schema, Text

Number = Annotated[int | float, Field(ge=0, le=1_000_000_000)]


class Result(Schema):
    """`before` and `after` in `unit`; `change` says in words what only a share is reported of."""

    measure: Text
    before: Number | None = None
    after: Number | None = None
    unit: Text | None = None
    change: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Result:
        if self.change is None and (self.before is None or self.after is None):
            raise ValueError("a result needs `before` and `after`, or a `change` in words; add them")
        return self


class Case(Schema):
    title: Text
    who: Text
    what_changed: Text
    results: list[Result] = Field(min_length=1, max_length=10)
    source: Text
    note: Text | None = None
