"""Business time: when a span that counts only in opening hours runs out.

Opening hours are wall-clock times in the zone of the record; minutes and hours are real time. So a shift
of the clocks makes a round-the-clock day 23 or 25 hours long and leaves a day from 9 to 5 at eight. A wall
time that the clocks skip is read with the offset before the shift, one that they repeat is the first of
the two (RFC 5545), and a date that a zone left out has no hours.

A *working day* is a day of these hours, as long as that day is, and an opening over midnight belongs to
the day on which it begins:

- What begins between the first opening of a day and its last closing is due at the same time of day, so
  many working days later. Where that day is closed at this time, it is due at the closing before, or if
  there is none, at its opening.
- What begins at any other time (at the first opening or before it, after the last closing, on a free day)
  has the next working day in full as its first: it is due at the last closing of the last of its days.

The page's `assets/desk/business-time.js` counts the same way; `tests/vectors/clock.json` holds the two
together.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from deskbook.kinds.hours.schema import DAYS, Hours, openings
from deskbook.service.holidays import holiday_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from deskbook.library.model import Library
    from deskbook.service.holidays import DayOff

HORIZON = 3660
"""How many days ahead a clock looks: what has not run out in ten years, never does."""

Span = tuple[int, int]
"""From when to when, in minutes after the midnight of the day on which it begins."""

Instants = list[tuple[dt.datetime, dt.datetime]]


@dataclass(frozen=True, slots=True)
class Calendar:
    """`week` has the openings of seven days from Monday; `dates` those of days that differ, none where closed."""

    zone: str
    week: tuple[tuple[Span, ...], ...]
    dates: Mapping[dt.date, tuple[Span, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, hours: Hours, free: Mapping[dt.date, DayOff]) -> Calendar:
        """The calendar of a record and its holidays."""
        week = tuple(openings(hours.days[day]) if day in hours.days else () for day in DAYS)
        return cls(hours.timezone, week, {day: one.open for day, one in free.items()})

    def openings(self, day: dt.date) -> Instants:
        """When a day opens and closes, in UTC, the earliest first."""
        spans = self.dates.get(day, self.week[day.weekday()])
        if not spans or self._at(day, dt.timedelta(hours=12)).astimezone(ZoneInfo(self.zone)).date() != day:
            return []
        minute = dt.timedelta(minutes=1)
        found = [(self._at(day, begin * minute), self._at(day, end * minute)) for begin, end in spans]
        return sorted(span for span in found if span[0] < span[1])

    def working_days(self, start: dt.datetime) -> Iterator[tuple[dt.date, Instants]]:
        """The days that open and have not closed for good at `start`, the earliest first.

        Yesterday's night may still be open, and where a zone left a date out, that of the day before.
        """
        day = start.astimezone(ZoneInfo(self.zone)).date() - dt.timedelta(days=2)
        for _ in range(HORIZON):
            found = self.openings(day)
            if found and _closing(found) > start:
                yield day, found
            day += dt.timedelta(days=1)

    def same_time(self, start: dt.datetime, day: dt.date, other: dt.date) -> dt.datetime:
        """What the wall clock shows at `start`, as that much after the midnight of another day."""
        wall = start.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
        return self._at(other, wall - dt.datetime.combine(day, dt.time()))

    def _at(self, day: dt.date, after: dt.timedelta) -> dt.datetime:
        wall = dt.datetime.combine(day, dt.time(), ZoneInfo(self.zone)) + after
        return wall.astimezone(dt.UTC)


def calendars(library: Library) -> dict[str, Calendar]:
    """The calendar of each record of hours."""
    free = library.once(holiday_lists)
    return {one.id: Calendar.of(one.data, free[one.id].days) for one in library.all(Hours)}


def due(start: dt.datetime, minutes: float, calendar: Calendar | None = None) -> dt.datetime | None:
    """When `minutes` from `start` have run, in UTC, counting only opening hours where there is a calendar.

    None where that is more than ten years away.

    >>> office = Calendar("Europe/London", (((480, 1080),),) * 5 + ((), ()))
    >>> friday = dt.datetime(2026, 11, 20, 17, tzinfo=dt.UTC)
    >>> str(due(friday, 4 * 60, office)), str(due(friday, 4 * 60))
    ('2026-11-23 11:00:00+00:00', '2026-11-20 21:00:00+00:00')
    """
    now, left = start.astimezone(dt.UTC), dt.timedelta(minutes=minutes)
    if calendar is None:
        return now + left
    for _, found in calendar.working_days(now):
        for begin, end in found:
            now = max(now, begin)
            if now >= end:
                continue
            if now + left <= end:
                return now + left
            left, now = left - (end - now), end
    return None


def due_in_days(start: dt.datetime, days: int, calendar: Calendar) -> dt.datetime | None:
    """When so many working days from `start` have run, in UTC; None where that is more than ten years away.

    >>> office = Calendar("Europe/London", (((480, 720), (780, 1080)),) * 5 + ((), ()))
    >>> thursday, saturday = (dt.datetime(2026, 11, day, 10, tzinfo=dt.UTC) for day in (19, 21))
    >>> str(due_in_days(thursday, 1, office)), str(due_in_days(saturday, 1, office))
    ('2026-11-20 10:00:00+00:00', '2026-11-23 18:00:00+00:00')
    """
    if days < 1:
        return due(start, 0, calendar)
    now = start.astimezone(dt.UTC)
    later = calendar.working_days(now)
    first = next(later, None)
    if first is None:
        return None
    day, found = first
    began = found[0][0] < now
    for _ in range(days if began else days - 1):
        if (following := next(later, None)) is None:
            return None
        first = following
    last, found = first
    if not began:
        return _closing(found)
    at = calendar.same_time(now, day, last)
    before = [min(at, end) for begin, end in found if begin <= at]
    return max(before) if before else found[0][0]


def part_of(start: dt.datetime, end: dt.datetime, part: float, calendar: Calendar | None) -> dt.datetime:
    """When a part of the time from `start` to `end` has run, of their opening hours where there is a calendar.

    >>> office = Calendar("Europe/London", (((480, 1080),),) * 5 + ((), ()))
    >>> friday, monday = (dt.datetime(2026, 11, day, 10, tzinfo=dt.UTC) for day in (20, 23))
    >>> str(part_of(friday, monday, 0.9, office)), str(part_of(friday, monday, 0.9, None))
    ('2026-11-23 09:00:00+00:00', '2026-11-23 02:48:00+00:00')
    """
    if calendar is None:
        return start + (end - start) * part
    now, ran = start.astimezone(dt.UTC), dt.timedelta()
    for _, found in calendar.working_days(now):
        if found[0][0] >= end:
            break
        for begin, close in found:
            now = max(now, begin)
            if (until := min(close, end)) > now:
                ran, now = ran + (until - now), until
    return due(start, ran / dt.timedelta(minutes=1) * part, calendar) or end


def _closing(found: Instants) -> dt.datetime:
    return max(end for _, end in found)
