"""Where a review stands: [due, waived until or null, today, state, words]."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from random import Random
from typing import Any

from deskbook import app
from deskbook.kinds.sop.schema import Sop
from deskbook.kinds.waiver.schema import Waiver
from deskbook.library.model import Library, Record
from deskbook.read.source import Document
from deskbook.reviews.due import SOON_DAYS, status

PROJECT = Path(__file__).parents[1] / "blocks/project"
DUE = dt.date(2026, 11, 20)


def vectors() -> dict[str, Any]:
    chance = Random(20261127)
    library = app.open_folder(PROJECT, DUE)
    sop = next(iter(library.all(Sop)))
    lefts = [*range(-3, SOON_DAYS + 4), *(chance.randrange(-900, 900) for _ in range(40))]
    cases = []
    for left in lefts:
        for waived in (None, left - 2, left - 1, left, left + 1, chance.randrange(-30, 60)):
            today = DUE - dt.timedelta(days=left)
            ends = None if waived is None else DUE - dt.timedelta(days=waived)
            cases.append(
                [DUE.isoformat(), ends and ends.isoformat(), today.isoformat(), *judged(sop, ends, today)]
            )
    return {"soon": SOON_DAYS, "cases": cases}


def judged(sop: Record[Sop], ends: dt.date | None, today: dt.date) -> tuple[str, str]:
    data = sop.data.model_copy(
        update={"review_date": DUE, "reviewed": dt.date(2020, 1, 1), "triggers": [], "state": "active"}
    )
    record = dataclasses.replace(sop, data=data)
    waivers = {}
    if ends:
        waiver = Waiver.model_construct(
            sop=sop.id, granted=dt.date(2020, 1, 1), expires=ends, reason="r", approved_by="lead"
        )
        waivers["w"] = Record("waiver", "w", Document("w.yml", {}), waiver)
    now = status(Library(today, records={"sop": {sop.id: record}, "waiver": waivers}), record)
    return now.state, "up to date" if now.state == "ok" else f"review {now.label}"
