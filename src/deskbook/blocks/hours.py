"""Opening hours, day by day, with the holidays on which nobody answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.hours import Day
from deskbook.links import place
from deskbook.markup import bullets, day, el, label, sentence, table

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.hours import Hours
    from deskbook.model import Library, Record

DAYS: dict[Day, str] = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}


def render(record: Record[Hours], library: Library) -> Element:
    """Every day stands there, a closed one too; holidays that have passed are left out."""
    hours = record.data
    rows = [[name, _opening(hours.days.get(key))] for key, name in DAYS.items()]
    coming = sorted((one.date, one.name) for one in hours.holidays if one.date >= library.today)
    return el(
        "div",
        {"class": "desk-block", "id": place("hours", record.id)},
        table(f"{hours.title} ({hours.timezone.replace('_', ' ')} time)", ["Day", "Open"], rows, "hours"),
        label("Closed on") if coming else None,
        bullets([[day(date), f": {name}"] for date, name in coming]) if coming else None,
        el("p", {"class": "desk-note"}, sentence(hours.note)) if hours.note else None,
    )


def _opening(span: str | None) -> str:
    return span.replace("-", " to ") if span else "closed"
