"""A dummy ticket: what the customer says, its fields, and where it must end."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from deskbook.durations import Span
from deskbook.kinds.decision_tree import Priority, Value
from deskbook.reference import ChannelId, FactId, PlanId, QueueId, RoleId, Schema, Text, TreeId


class Expect(Schema):
    """`outcome` is `tree/outcome`, the last one where trees are chained; `first_response` is the SLA."""

    outcome: Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$", max_length=140)]
    owner: RoleId
    queue: QueueId | None = None
    priority: Priority | None = None
    first_response: Span | None = None


class Ticket(Schema):
    """`facts` holds the fields that the decision asks for; `plan` and `channel` set the SLA."""

    title: Text
    purpose: list[Literal["test", "practice"]] = Field(default=["test"], min_length=1)
    says: Text
    tree: TreeId
    plan: PlanId
    channel: ChannelId
    facts: dict[FactId, Value]
    expect: Expect
