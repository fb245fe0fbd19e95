"""The service that a ticket is owed: priority, queue, and the first response that falls due first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskbook.kinds.channel.schema import Channel
from deskbook.kinds.plan.schema import Plan
from deskbook.kinds.priority.schema import Priority
from deskbook.kinds.sla.schema import Sla
from deskbook.service.business_time import calendars, due, due_in_days

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from deskbook.kinds.sla.schema import Target
    from deskbook.library.model import Library, Record
    from deskbook.schema.durations import Duration
    from deskbook.service.business_time import Calendar


@dataclass(frozen=True, slots=True)
class Due:
    """A first-response target, the record and line of it that sets it, and the instant where one is known."""

    within: Duration
    sla: str
    when: str
    at: dt.datetime | None = None

    def __str__(self) -> str:
        return f"{self.within} (sla/{self.sla}, {self.when})"


def matrix_priority(library: Library, facts: Mapping[str, object]) -> str | None:
    """The level at the ticket's impact and urgency, None where it does not state both."""
    impact, urgency = facts.get("impact"), facts.get("urgency")
    if not isinstance(impact, str) or not isinstance(urgency, str):
        return None
    for record in library.all(Priority):
        if level := record.data.matrix.get(impact, {}).get(urgency):
            return level
    return None


def queue(library: Library, plan: str, level: str | None) -> str | None:
    """The plan's own queue, else that of the priority."""
    record = library.get(Plan, plan)
    if record and record.data.queue:
        return record.data.queue
    for matrix in library.all(Priority):
        if level and level in matrix.data.levels:
            return matrix.data.levels[level].queue
    return None


def targets(library: Library) -> list[tuple[Record[Sla], Target]]:
    """Every target, the shortest first response first; of two that are equal, hours by the clock come first.

    A working day is taken to be as long as the longest of its hours' week.

    Of targets that fall due at the same instant, the first in this order counts.
    """
    found = [(sla, target) for sla in library.all(Sla) for target in sla.data.targets]
    found.sort(key=lambda one: (_size(library, *one), one[1].first_response.working, one[0].id))
    return found


def _size(library: Library, sla: Record[Sla], target: Target) -> float:
    span = target.first_response
    calendar = library.once(calendars).get(counted_in(library, sla.data, target, span) or "")
    if not calendar or not span.days:
        return span.minutes
    return span.days * max(sum(end - begin for begin, end in day) for day in calendar.week)


def counted_in(library: Library, sla: Sla, target: Target, span: Duration) -> str | None:
    """The id of the hours in which a span counts, None where the clock never stops.

    A channel's clock runs in the channel's own hours, whose days are its days; elsewhere only working
    time stops at all.
    """
    if sla.by == "channel":
        channel = library.get(Channel, target.when)
        return channel.data.hours if channel else None
    return sla.hours if span.working else None


def first_response(
    library: Library, plan: str, channel: str, level: str | None, came_in: dt.datetime | None = None
) -> Due | None:
    """The target that falls due first, of all that apply by plan, service tier, channel and priority.

    A ticket that does not say when it came in is judged as if every clock ran: the shortest target counts.
    The page's `assets/desk/clock.js` chooses the same way, and a test holds the two together.
    """
    record = library.get(Plan, plan)
    keys = {
        "plan": plan,
        "service-tier": record.data.service_tier if record else None,
        "channel": channel,
        "priority": level,
    }
    found = [one for one in library.once(targets) if one[1].when == keys[one[0].data.by]]
    if came_in is None:
        return next((_owed(*one) for one in found), None)
    falling = [(at, one) for one in found if (at := _falls_due(library, *one, came_in))]
    first = min(falling, key=lambda pair: pair[0], default=None)
    return _owed(*first[1], first[0]) if first else None


def _owed(sla: Record[Sla], target: Target, at: dt.datetime | None = None) -> Due:
    return Due(target.first_response, sla.id, target.when, at)


def _falls_due(
    library: Library, sla: Record[Sla], target: Target, came_in: dt.datetime
) -> dt.datetime | None:
    hours = counted_in(library, sla.data, target, target.first_response)
    return falls_due(came_in, target.first_response, library.once(calendars).get(hours or ""))


def falls_due(came_in: dt.datetime, span: Duration, calendar: Calendar | None) -> dt.datetime | None:
    """When a span runs out, None where its hours never hold it; days are days of these hours, if it has some."""
    if calendar and span.days:
        return due_in_days(came_in, span.days, calendar)
    return due(came_in, span.minutes, calendar)
