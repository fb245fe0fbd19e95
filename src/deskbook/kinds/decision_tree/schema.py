"""A decision as data: nodes that split one fact each, and outcomes."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from deskbook.schema.reference import FactId, Id, QueueId, Ref, ReplyId, RoleId, Schema, StepRef, Text, TreeId

Value = bool | int | float | str
Priority = Id


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("a bound is a number; write digits alone, without quotes and unit")
    return value


Bound = Annotated[int | float, BeforeValidator(_number), Field(ge=-1_000_000_000, le=1_000_000_000)]


class Answer(Schema):
    """The part of the fact's domain that leads to `go`: `is` one value or a list, or an interval."""

    label: Text | None = None
    is_: Annotated[Value | list[Value] | None, Field(alias="is")] = None
    at_least: Bound | None = None
    above: Bound | None = None
    at_most: Bound | None = None
    below: Bound | None = None
    go: Id

    @model_validator(mode="after")
    def _one_form(self) -> Answer:
        bounds = [b for b in (self.at_least, self.above, self.at_most, self.below) if b is not None]
        if self.is_ is None and not bounds:
            raise ValueError(
                f"the answer that goes to {self.go!r} does not say when; "
                "add `is`, or a bound (at_least, above, at_most, below)"
            )
        if self.is_ is not None and bounds:
            raise ValueError(
                f"the answer that goes to {self.go!r} has `is` and bounds; "
                "keep `is`, or the bounds (at_least, above, at_most, below)"
            )
        if isinstance(self.is_, list) and not self.is_:
            raise ValueError("`is` is an empty list; list the values that lead there")
        if isinstance(self.is_, list) and len(self.is_) > 100:
            raise ValueError(f"`is` lists {len(self.is_)} values, at most 100 are taken; split the answer")
        if self.at_least is not None and self.above is not None:
            raise ValueError("an answer takes `at_least` or `above`, not both; keep one")
        if self.at_most is not None and self.below is not None:
            raise ValueError("an answer takes `at_most` or `below`, not both; keep one")
        return self


class Node(Schema):
    """One question on one fact; `why` helps the agent to answer it."""

    ask: Text
    fact: FactId
    why: Text | None = None
    answers: list[Answer] = Field(min_length=1, max_length=20)


class Outcome(Schema):
    """What to do: `owner` does it, unless `then` continues in another tree."""

    title: Text
    do: Text | None = None
    owner: RoleId | None = None
    queue: QueueId | None = None
    priority: Priority | None = None
    reply: ReplyId | None = None
    step: StepRef | None = None
    then: TreeId | None = None
    warning: Text | None = None


class DecisionTree(Schema):
    title: Text
    summary: Text | None = None
    sop: Annotated[Id, Ref("sop")]
    facts: list[FactId] = Field(min_length=1)
    start: Id
    nodes: dict[Id, Node] = Field(min_length=1, max_length=60)
    outcomes: dict[Id, Outcome] = Field(min_length=1, max_length=60)
