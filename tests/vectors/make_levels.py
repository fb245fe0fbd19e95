"""Which service level counts for a ticket: [ticket, [due, words] or null], and the value that the page is told."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from random import Random
from typing import Any

from deskbook import app
from deskbook.html.clockface import clockface
from deskbook.service.promises import first_response

PROJECT = Path(__file__).parents[1] / "blocks/project"
MONDAY = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)


def vectors() -> dict[str, Any]:
    library = app.open_folder(PROJECT, MONDAY.date())
    chance = Random(20261127)
    cases: list[Any] = []
    for _ in range(600):
        plan = chance.choice([*sorted(library.ids("plan")), "no-such-plan"])
        channel = chance.choice([*sorted(library.ids("channel")), ""])
        level = chance.choice(("p1", "p2", "p3", "p4", None))
        start = MONDAY + dt.timedelta(seconds=chance.randrange(-365 * 86400, 365 * 86400))
        owed = first_response(library, plan, channel, level, start)
        wanted = [owed.at.timestamp() * 1000, str(owed.within)] if owed and owed.at else None
        ticket = {"plan": plan, "channel": channel, "priority": level, "started": start.isoformat()}
        cases.append([ticket, wanted])
    return {"face": json.loads(clockface(library)), "cases": cases}
