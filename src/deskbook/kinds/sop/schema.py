"""The front matter of an SOP page."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from deskbook.kinds.reply.schema import Cadence
from deskbook.schema.reference import ChannelId, Id, MetricId, ProductId, RoleId, Schema, SopId, Text, ToolId

State = Literal["draft", "shadow", "active", "retired"]


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


class Change(Schema):
    """One line of a page's history; a `material` change asks readers to read the page again."""

    date: dt.date
    by: RoleId
    change: Text
    why: Text
    kind: Literal["material", "minor", "review"] = "material"


class Trigger(Schema):
    """Something that happened and makes a review due at once."""

    date: dt.date
    what: Literal["tool-changed", "policy-changed", "figure-changed", "failed-twice", "feedback"]
    note: Text


class Elsewhere(Schema):
    """A case that looks like this page's and belongs to another."""

    when: Text
    sop: SopId


class Sop(Schema):
    """`reviewed` is the day of the last review, `review_date` the day on which the next is due.

    `not_for` says when not to use the page; `elsewhere` also says which page to use then. `leave_out` names
    what the page does not show of these fields.
    """

    title: Text
    summary: Text
    area: Id
    owner: RoleId
    co_owners: list[RoleId] = []
    scope: Text
    not_for: list[Text] = Field(default=[], max_length=8)
    elsewhere: list[Elsewhere] = Field(default=[], max_length=8)
    audience: list[RoleId] = Field(min_length=1)
    channels: list[ChannelId] = Field(min_length=1)
    products: list[ProductId] = []
    tools: list[ToolId] = []
    time_on_task: Text | None = None
    reviewed: dt.date
    review_date: dt.date
    cadence: Cadence
    state: State
    shadow_until: dt.date | None = None
    ai: Literal["resolve", "assist", "human"] | None = None
    asks: list[Annotated[Text, BeforeValidator(_text)]] = Field(default=[], max_length=20)
    measures: list[MetricId] = Field(default=[], max_length=6)
    related: list[SopId] = Field(default=[], max_length=8)
    triggers: list[Trigger] = []
    history: list[Change] = Field(min_length=1)
    leave_out: list[Literal["facts", "not_for", "measures", "related", "history"]] = []
    search: dict[str, Any] = {}
