"""Writes `tests/vectors/clock.json`: `python tests/clocks/make_vectors.py`.

Each case is [calendar, sort, start, amount, result]; instants are milliseconds since 1970, calendars are
told as the page is told them. Sorts: `due` (minutes), `days` (working days), `part` (of the time until an
instant: [end, share]).
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from random import Random
from typing import Any

from deskbook.html.clockface import told
from deskbook.service.business_time import due, due_in_days, part_of

if __package__:
    from .watch import LENGTH, PLACES, calendar, place
else:
    sys.path.insert(0, str(Path(__file__).parent))
    from watch import LENGTH, PLACES, calendar, place  # type: ignore[import-not-found, no-redef]

FILE = Path(__file__).parents[1] / "vectors/clock.json"
EACH = 24


def vectors(seed: int = 20261127, rounds: int = 1) -> dict[str, Any]:
    """Two random calendars in each place, the same for the same seed."""
    chance = Random(seed)
    calendars, cases = [], []
    for zone, first in PLACES * rounds:
        where = place(zone, first)
        hours = calendar(chance, where)
        for turn in range(EACH):
            start = where.instant(chance.randrange(0, LENGTH - 5 * 1440)) + dt.timedelta(
                seconds=chance.choice((0, 0, 59.5))
            )
            if turn % 3 == 0:
                amount: Any = chance.choice((0, 0.5, 15, 240, 480, chance.randrange(1, 9000)))
                cases.append([len(calendars), "due", ms(start), amount, ms(due(start, amount, hours))])
            elif turn % 3 == 1:
                amount = chance.choice((0, 1, 1, 2, 3, 10))
                cases.append(
                    [len(calendars), "days", ms(start), amount, ms(due_in_days(start, amount, hours))]
                )
            else:
                end = start + dt.timedelta(minutes=chance.randrange(1, 6000))
                share = chance.choice((0.25, 0.5, 0.75))
                cases.append(
                    [
                        len(calendars),
                        "part",
                        ms(start),
                        [ms(end), share],
                        ms(part_of(start, end, share, hours)),
                    ]
                )
        calendars.append(json.loads(json.dumps(told(hours))))
    return {"calendars": calendars, "cases": cases}


def ms(at: dt.datetime | None) -> float | None:
    return None if at is None else round(at.timestamp() * 1000, 1)


def text(made: dict[str, Any]) -> str:
    """One case a line, so that a change shows."""
    parts = []
    for name, rows in made.items():
        lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
        parts.append(f'"{name}":[\n{lines}\n]')
    return "{" + ",\n".join(parts) + "}\n"


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(text(vectors()), encoding="utf-8")
