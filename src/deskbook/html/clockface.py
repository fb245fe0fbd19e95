"""What the page's SLA clocks are told: hours, targets, priorities, and the names to choose from, as one value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from deskbook.html.elements import el
from deskbook.kinds.channel.schema import Channel
from deskbook.kinds.plan.schema import Plan
from deskbook.kinds.priority.schema import Priority
from deskbook.service.business_time import calendars
from deskbook.service.promises import counted_in, targets

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.sla.schema import Sla, Target
    from deskbook.library.model import Library
    from deskbook.schema.durations import Duration
    from deskbook.service.business_time import Calendar


def clockface(library: Library) -> str:
    """The value as JSON, the same for every page; empty where no record states a target."""
    return library.once(_clockface)


def ticket_bar(library: Library) -> Element:
    """The bar of the ticket that the reader works on; a script fills it, without one it is not there."""
    face = clockface(library)
    return el("desk-ticket-bar", {"data-clock": face} if face else None)


def _clockface(library: Library) -> str:
    found: list[list[Any]] = [
        [sla.data.by, target.when, sla.data.warn_at, *_spans(library, sla.data, target)]
        for sla, target in library.once(targets)
    ]
    if not found:
        return ""
    named = {span[1] for one in found for span in one[3:] if span and span[1]}
    face = {
        "channels": [[one.id, one.data.title] for one in library.all(Channel) if one.data.kind != "outbound"],
        "plans": [[one.id, one.data.title, one.data.service_tier] for one in library.all(Plan)],
        "priorities": _priorities(library),
        "matrix": next((one.data.matrix for one in library.all(Priority)), {}),
        "targets": found,
        "hours": {id: told(calendar) for id, calendar in library.once(calendars).items() if id in named},
    }
    return json.dumps(face, ensure_ascii=False, separators=(",", ":"))


def _spans(library: Library, sla: Sla, target: Target) -> list[list[Any] | None]:
    """First response, update and solution, None where not promised: minutes, hours that count, words, and the
    days where it is whole days of these hours.
    """
    spans = (target.first_response, target.update_every, target.resolve_within)
    return [_span(one, counted_in(library, sla, target, one)) if one else None for one in spans]


def _span(span: Duration, hours: str | None) -> list[Any]:
    days = [span.days] if hours and span.days else []
    return [_plain(span.minutes), hours, str(span), *days]


def _priorities(library: Library) -> list[list[str]]:
    found: dict[str, str] = {}
    for record in library.all(Priority):
        for level, meaning in sorted(record.data.levels.items()):
            found.setdefault(level, meaning.title)
    return [[level, title] for level, title in found.items()]


def told(calendar: Calendar) -> dict[str, Any]:
    """Zone, week, the dates that are closed, and where there are some, those with openings of their own."""
    other = {day.isoformat(): spans for day, spans in sorted(calendar.dates.items())}
    hours: dict[str, Any] = {"zone": calendar.zone, "week": calendar.week}
    hours["closed"] = [day for day, spans in other.items() if not spans]
    if half := {day: spans for day, spans in other.items() if spans}:
        hours["open"] = half
    return hours


def _plain(minutes: float) -> float:
    return int(minutes) if minutes == int(minutes) else minutes
