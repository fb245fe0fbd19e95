"""A dummy ticket: what the customer says, its fields, and where it must end."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from deskbook.kinds.decision_tree.schema import Priority, Value
from deskbook.schema.durations import Span
from deskbook.schema.reference import ChannelId, FactId, PlanId, QueueId, RoleId, Schema, Text, TreeId


def _moment(value: object) -> dt.datetime:
    """A point in time with its offset.

    >>> str(_moment("2026-11-21T23:00Z"))
    '2026-11-21 23:00:00+00:00'
    """
    try:
        at = dt.datetime.fromisoformat(str(value))
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise ValueError(f"{str(value)[:40]!r} is no point in time; write it as 2026-11-21T23:00Z")
    if not 1970 < at.year < 2200:
        raise ValueError(f"{str(value)[:40]!r} lies outside of the years that clocks count in; mend the year")
    return at


class Expect(Schema):
    """`outcome` is `tree/outcome`, the last one where trees are chained; `first_response` is the SLA."""

    outcome: Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$", max_length=140)]
    owner: RoleId
    queue: QueueId | None = None
    priority: Priority | None = None
    first_response: Span | None = None


class Ticket(Schema):
    """`facts` holds the fields that the decision asks for; `plan`, `channel` and `came_in` set the SLA.

    Without `came_in`, every clock counts as running.
    """

    title: Text
    purpose: list[Literal["test", "practice"]] = Field(default=["test"], min_length=1)
    says: Text
    tree: TreeId
    plan: PlanId | None = None
    channel: ChannelId
    came_in: Annotated[dt.datetime, BeforeValidator(_moment)] | None = None
    facts: dict[FactId, Value]
    expect: Expect
