"""Opening hours, day by day, with the holidays on which nobody answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Child, bullets, day, el, label, sentence, table
from deskbook.html.links import place
from deskbook.kinds.hours.schema import MIDNIGHT, Day, Opening, openings
from deskbook.service.holidays import holiday_lists

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.hours.schema import Hours
    from deskbook.library.model import Library, Record

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
    hours, found = record.data, library.once(holiday_lists)[record.id]
    rows = [
        [name, spoken(openings(hours.days[key]) if key in hours.days else ())] for key, name in DAYS.items()
    ]
    coming = [(date, one) for date, one in found.days.items() if date >= library.today]
    closed: list[list[Child]] = [[day(date), f": {one.name}"] for date, one in coming if not one.open]
    other: list[list[Child]] = [
        [day(date), f": {one.name}, {spoken(one.open)}"] for date, one in coming if one.open
    ]
    return el(
        "div",
        {"class": "desk-block", "id": place("hours", record.id)},
        table(f"{hours.title} ({hours.timezone.replace('_', ' ')} time)", ["Day", "Open"], rows, "hours"),
        *((label("Closed on"), bullets(closed)) if closed else ()),
        *((label("Other hours on"), bullets(other)) if other else ()),
        label(f"Holidays of {found.source}", "source") if found.source else None,
        el("p", {"class": "desk-note"}, sentence(hours.note)) if hours.note else None,
    )


def spoken(spans: tuple[Opening, ...]) -> str:
    """The openings of a day as a sentence states them.

    >>> spoken((Opening(540, 720), Opening(780, 1080))), spoken((Opening(1320, 1800),)), spoken(())
    ('09:00 to 12:00, 13:00 to 18:00', '22:00 to 06:00 the next day', 'closed')
    """
    return ", ".join(map(_span, spans)) or "closed"


def _span(span: Opening) -> str:
    night = " the next day" if span.end > MIDNIGHT else ""
    return f"{_clock(span.begin)} to {_clock(span.end - MIDNIGHT if night else span.end)}{night}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
