"""Business time: when a span that counts only in opening hours runs out.

Opening hours are wall-clock times in the zone of the record; a span is real time. So a shift of the
clocks makes a round-the-clock day 23 or 25 hours long and leaves a day from 9 to 5 at eight. A wall
time that the clocks skip or repeat is read with the offset before the shift. The page's
`assets/desk/clock.js` counts the same way, and a test holds the two together.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from deskbook.kinds.hours import Hours

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Calendar:
    """`week` has seven openings from Monday, each as minutes after midnight, None where closed."""

    zone: str
    week: tuple[tuple[int, int] | None, ...]
    closed: frozenset[dt.date] = frozenset()

    @classmethod
    def of(cls, hours: Hours) -> Calendar:
        """The calendar of a record."""
        days = {str(day): span for day, span in hours.days.items()}
        week = tuple(_minutes(days[day]) if day in days else None for day in DAYS)
        return cls(hours.timezone, week, frozenset(one.date for one in hours.holidays))

    def opening(self, day: dt.date) -> tuple[dt.datetime, dt.datetime] | None:
        """When a day opens and closes, in UTC; None where it does not open."""
        span = None if day in self.closed else self.week[day.weekday()]
        return (self._at(day, span[0]), self._at(day, span[1])) if span else None

    def _at(self, day: dt.date, minute: int) -> dt.datetime:
        wall = dt.datetime.combine(day, dt.time(), ZoneInfo(self.zone)) + dt.timedelta(minutes=minute)
        return wall.astimezone(dt.UTC)


def due(start: dt.datetime, minutes: float, calendar: Calendar | None = None) -> dt.datetime:
    """When `minutes` from `start` have run, in UTC, counting only opening hours where there is a calendar.

    >>> office = Calendar("Europe/London", ((480, 1080),) * 5 + (None, None))
    >>> friday = dt.datetime(2026, 11, 20, 17, tzinfo=dt.UTC)
    >>> str(due(friday, 4 * 60, office)), str(due(friday, 4 * 60))
    ('2026-11-23 11:00:00+00:00', '2026-11-20 21:00:00+00:00')
    """
    now, left = start.astimezone(dt.UTC), dt.timedelta(minutes=minutes)
    if calendar is None:
        return now + left
    day = now.astimezone(ZoneInfo(calendar.zone)).date()
    while True:
        if span := calendar.opening(day):
            begin = max(now, span[0])
            if begin < span[1] and begin + left <= span[1]:
                return begin + left
            left -= max(span[1] - begin, dt.timedelta())
        day += dt.timedelta(days=1)


def _minutes(span: str) -> tuple[int, int]:
    """An opening as minutes after midnight.

    >>> _minutes("09:00-24:00")
    (540, 1440)
    """
    begin, end = (int(at[:2]) * 60 + int(at[3:]) for at in span.split("-"))
    return begin, end
