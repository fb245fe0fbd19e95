"""Service levels: how soon, by plan or by priority, and what happens at the warning and the breach."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from deskbook.schema.durations import Span
from deskbook.schema.reference import Id, Ref, RoleId, Schema, Text


class Target(Schema):
    """`when` is the id of a plan, a priority level, a service tier or a channel."""

    when: Id
    first_response: Span
    update_every: Span | None = None
    resolve_within: Span | None = None
    note: Text | None = None


class Reason(Schema):
    id: Id
    title: Text


class Sla(Schema):
    """A ticket's target is the `first_response` that falls due first, of all the records that apply to it.

    `hours` are those in which working time counts. Other time never stops, except that a target by
    channel counts in the channel's own hours.
    """

    title: Text
    by: Literal["plan", "priority", "channel", "service-tier"]
    owner: RoleId
    hours: Annotated[Id, Ref("hours")] | None = None
    targets: list[Target] = Field(min_length=1)
    warn_at: Annotated[int, Field(ge=1, le=99)]
    warns: RoleId
    breach_reasons: list[Reason] = []
    note: Text | None = None
