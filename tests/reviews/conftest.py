"""A project with one role, and pages and replies whose review dates a test chooses."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from deskbook import app

if TYPE_CHECKING:
    from collections.abc import Callable

    from deskbook.library.model import Library

TODAY = dt.date(2026, 11, 20)
ROLE = "title: Lead\nteam: Support\nsummary: Leads the team.\nreach: Call.\n"


def sop(review_date: str, extra: str = "", state: str = "active", owner: str = "lead") -> str:
    return f"""---
title: Refund an order
summary: Give the money back.
area: money
owner: {owner}
scope: Orders of the shop
audience: [lead]
channels: [email]
tools: [stripe]
time_on_task: 5 minutes
reviewed: 2026-09-01
review_date: {review_date}
cadence: quarterly
state: {state}
ai: human
asks: [a, b, c, d, e, f, g, h]
history:
  - {{date: 2026-09-01, by: lead, change: First version, why: New, kind: material}}
{extra}---
Body.
"""


def reply(review_date: str, owner: str = "lead") -> str:
    return f"""title: Refund sent
when: The money is on its way
owner: {owner}
reviewed: 2026-11-01
review_date: {review_date}
channels: [email]
body: Hello
do: [Greet]
dont: [Shout]
"""


def waiver(granted: str, expires: str) -> str:
    return f"sop: refunds\nreason: The owner is away\napproved_by: lead\ngranted: {granted}\nexpires: {expires}\n"


@pytest.fixture
def project() -> Callable[..., Library]:
    def make(**files: str) -> Library:
        paths = {name.replace("__", "/"): text for name, text in files.items()}
        named = {
            (f"docs/sops/{name}.md" if text.startswith("---") else f"sop_data/{name}.yml"): text
            for name, text in paths.items()
        }
        return app.open_files({"sop_data/role/lead.yml": ROLE, **named}, TODAY)

    return make
