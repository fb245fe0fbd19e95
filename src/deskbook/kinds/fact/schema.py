"""A ticket field that decisions ask for, with every value that it may take."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from deskbook.kinds.decision_tree.schema import Bound
from deskbook.schema.reference import Id, Schema, Text, misplaced, repeated


class Choice(Schema):
    id: Id
    title: Text


class Fact(Schema):
    """`choice` lists `options`; `boolean` is true or false; `integer` and `number` run from `min` to `max`.

    A `sensitive` fact says who the customer is, what is paid, or what they agreed to: it is asked for each
    ticket anew, and no link hands it on.
    """

    title: Text
    ask: Text
    type: Literal["choice", "boolean", "integer", "number"]
    options: list[Choice] = []
    min: Bound | None = None
    max: Bound | None = None
    unit: Text | None = None
    sensitive: Literal["identity", "money", "consent"] | None = None
    help: Text | None = None

    @model_validator(mode="after")
    def _whole(self) -> Fact:
        numeric = self.type in ("integer", "number")
        if self.type == "choice" and len(self.options) < 2:
            count = len(self.options)
            raise misplaced(f"a choice needs at least two options and has {count}; list them", "options")
        if self.type != "choice" and self.options:
            raise misplaced(f"a {self.type} has no options; remove them or make the type `choice`", "options")
        ids = [option.id for option in self.options]
        if (twice := repeated(ids)) is not None:
            raise misplaced(f"option {ids[twice]!r} stands twice; keep one", "options", twice, "id")
        bounds = {"min": self.min, "max": self.max}
        for name, bound in bounds.items():
            if numeric and bound is None:
                raise misplaced(f"{self.type!r} needs both bounds, and {name!r} is missing; add it", "type")
            if not numeric and bound is not None:
                raise misplaced(f"{self.type!r} has no bounds, and {name!r} is {bound}; remove it", name)
            if self.type == "integer" and not isinstance(bound, int):
                raise misplaced(f"{name!r} is {bound}, and an integer has whole bounds; round it", name)
        if self.min is not None and self.max is not None and self.min >= self.max:
            raise misplaced(f"'min' is {self.min} and 'max' is {self.max}; write `min` below `max`", "min")
        return self
