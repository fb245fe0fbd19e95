"""The front matter of a playbook: a click path in one tool, which SOPs link to."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import Field

from deskbook.kinds.reply.schema import Cadence
from deskbook.kinds.sop.schema import Change, State, Trigger
from deskbook.schema.reference import ProductId, RoleId, Schema, SopId, Text, ToolId


class Playbook(Schema):
    """`sops` are the procedures that send the agent here; `access` says what the agent needs to start."""

    title: Text
    summary: Text
    owner: RoleId
    audience: list[RoleId] = Field(min_length=1)
    tools: list[ToolId] = Field(min_length=1)
    products: list[ProductId] = []
    sops: list[SopId] = Field(min_length=1, max_length=8)
    access: Text
    time_on_task: Text
    reviewed: dt.date
    review_date: dt.date
    cadence: Cadence
    state: State
    shadow_until: dt.date | None = None
    asks: list[Text] = Field(default=[], max_length=20)
    triggers: list[Trigger] = []
    history: list[Change] = Field(min_length=1)
    leave_out: list[Literal["facts"]] = []
    search: dict[str, Any] = {}
