"""A ticket field that decisions ask for, with every value that it may take."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from deskbook.kinds.decision_tree import Bound
from deskbook.reference import Id, Schema, Text


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
            raise ValueError("a choice needs at least two options; list them under `options`")
        if self.type != "choice" and self.options:
            raise ValueError(f"a {self.type} has no options; remove them or make the type `choice`")
        ids = [option.id for option in self.options]
        if len(set(ids)) < len(ids):
            twice = next(id for id in ids if ids.count(id) > 1)
            raise ValueError(f"option {twice!r} stands twice; keep one")
        if numeric and (self.min is None or self.max is None or self.min >= self.max):
            raise ValueError(f"a {self.type} needs `min` below `max`; state both bounds")
        if not numeric and (self.min is not None or self.max is not None):
            raise ValueError(f"a {self.type} has no bounds; remove `min` and `max`")
        if self.type == "integer" and not (isinstance(self.min, int) and isinstance(self.max, int)):
            raise ValueError("an integer has whole bounds; round `min` and `max`")
        return self
