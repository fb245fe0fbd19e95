"""A person with a watch: business time counted minute by minute, without the engine.

Only one thing is asked of the time zone data: what the wall clock shows at a minute of UTC. Where a wall
time stands in UTC is looked up in the list of those minutes, so no arithmetic of the engine is repeated.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from functools import cache
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from deskbook.service.business_time import Calendar, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

DAYS = 21
LENGTH = DAYS * 1440
EPOCH = dt.date(1970, 1, 1)

PLACES = [
    ("Europe/London", "2026-03-20"),
    ("Europe/London", "2026-10-16"),
    ("America/New_York", "2026-03-01"),
    ("America/New_York", "2026-10-25"),
    ("Australia/Lord_Howe", "2026-03-28"),  # shifts by half an hour
    ("Australia/Lord_Howe", "2026-09-26"),
    ("Asia/Kathmandu", "2026-06-01"),
    ("Asia/Kathmandu", "1985-12-25"),  # a quarter of an hour, once
    ("Africa/Casablanca", "2026-02-08"),  # around Ramadan
    ("Africa/Casablanca", "2026-03-14"),
    ("America/Sao_Paulo", "2018-10-27"),  # at midnight
    ("America/Sao_Paulo", "2018-02-10"),
    ("Pacific/Apia", "2011-12-22"),  # 30 December 2011 never was
    ("Pacific/Apia", "2011-09-17"),
    ("Pacific/Kwajalein", "1993-08-14"),  # 21 August 1993 neither
    ("Asia/Tehran", "2022-03-14"),
    ("Asia/Tehran", "2022-09-12"),
    ("Asia/Beirut", "2022-03-18"),
    ("America/Nuuk", "2023-03-18"),
    ("America/Nuuk", "2024-10-19"),
    ("Antarctica/Troll", "2026-03-20"),  # by two hours
    ("Antarctica/Troll", "2026-10-16"),
    ("America/Santiago", "2026-03-28"),
    ("America/Santiago", "2026-08-29"),
    ("America/Havana", "2026-02-28"),
    ("America/Havana", "2026-10-25"),
    ("Africa/Cairo", "2024-04-15"),
    ("Africa/Cairo", "2024-10-20"),
    ("America/St_Johns", "2006-03-25"),  # at one minute past midnight
    ("America/St_Johns", "2006-10-20"),
    ("Asia/Pyongyang", "2015-08-08"),
    ("America/Caracas", "2007-12-01"),
    ("Pacific/Chatham", "2026-03-28"),
    ("Europe/Dublin", "2026-10-16"),
    ("Australia/Eucla", "2009-03-20"),
    ("Etc/GMT+5", "2026-02-20"),
    ("Asia/Calcutta", "2026-02-20"),  # a name that is a link
]


class Place:
    """What the wall shows, as minutes since 1970 as if it were UTC, at each minute of three weeks of UTC."""

    def __init__(self, zone: str, first: str) -> None:
        self.zone, self.first = zone, dt.date.fromisoformat(first)
        place = ZoneInfo(zone)
        self.begin = (self.first - EPOCH).days * 1440
        offsets = (
            dt.datetime.fromtimestamp(minute * 60, place).utcoffset()
            for minute in range(self.begin, self.begin + LENGTH)
        )
        minute = dt.timedelta(minutes=1)
        self.wall = [self.begin + at + one // minute for at, one in enumerate(offsets) if one is not None]
        self.at: dict[int, int] = {}
        for at, wall in enumerate(self.wall):
            self.at.setdefault(wall, at)
        self.dates = {wall // 1440 for wall in self.wall[720:-720]}

    def find(self, wall: int) -> int | None:
        """The first minute at which the wall shows this; where it never does, as if it had not been put forward."""
        if wall in self.at:
            return self.at[wall]
        if not self.wall[0] < wall < self.wall[-1]:
            return None
        later = next(at for at, shown in enumerate(self.wall) if shown > wall)
        return later + (wall - self.wall[later - 1] - 1)

    def instant(self, at: int) -> dt.datetime:
        return dt.datetime.fromtimestamp((self.begin + at) * 60, dt.UTC)


@cache
def place(zone: str, first: str) -> Place:
    return Place(zone, first)


class Watch:
    """One calendar in one place: which minutes of UTC are open, and to which day each opening belongs."""

    def __init__(self, where: Place, calendar: Calendar) -> None:
        self.where = where
        self.days: dict[int, list[int]] = {}
        for date in sorted(where.dates):
            day = EPOCH + dt.timedelta(days=date)
            spans = calendar.dates[day] if day in calendar.dates else calendar.week[day.weekday()]
            found: set[int] = set()
            for begin, end in spans:
                first, last = where.find(date * 1440 + begin), where.find(date * 1440 + end)
                if first is not None and last is not None:
                    found |= set(range(first, last))
            if found:
                self.days[date] = sorted(found)
        self.open = sorted({minute for found in self.days.values() for minute in found})

    def due(self, start: int, minutes: int) -> int | None:
        """The end of the last of so many open minutes from `start`."""
        before = bisect_left(self.open, start)
        if minutes == 0:
            return self.open[before] if before < len(self.open) else None
        last = before + minutes - 1
        return self.open[last] + 1 if last < len(self.open) else None

    def due_in_days(self, start: int, count: int) -> int | None:
        """The rule for working days, as the page for owners states it."""
        later = [date for date, minutes in self.days.items() if minutes[-1] >= start]
        if not later:
            return None
        in_the_day = self.days[later[0]][0] < start
        index = count if in_the_day else count - 1
        if index >= len(later):
            return None
        minutes = self.days[later[index]]
        if not in_the_day:
            return minutes[-1] + 1
        same = self.where.find(self.where.wall[start] + (later[index] - later[0]) * 1440)
        if same is None:
            return None
        if same in minutes:
            return same
        worked = [minute for minute in minutes if minute < same]
        return worked[-1] + 1 if worked else minutes[0]

    def edges(self) -> list[int]:
        """The minutes at which something opens or has closed."""
        opens = set(self.open)
        return sorted(
            {one for one in opens if one - 1 not in opens}
            | {one + 1 for one in opens if one + 1 not in opens}
        )

    def ran(self, start: int, end: int) -> int:
        """How many minutes are open from `start` to `end`."""
        return bisect_left(self.open, end) - bisect_left(self.open, start)


def openings(chance: Random, step: int) -> tuple[Span, ...]:
    """None to three openings of a day, the last perhaps over midnight; some where most clocks are shifted."""
    count = chance.choice((0, 1, 1, 1, 2, 2, 3))
    until = 1440 if step > 15 or chance.random() < 0.5 else 240
    edges = sorted(chance.sample(range(0, until + step, step), 2 * count))
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    if spans and chance.random() < 0.3:
        begin = spans[-1][0]
        latest = (spans[0][0] if len(spans) > 1 else begin) + 1440
        spans[-1] = (begin, chance.randrange(1440, max(latest, 1441), step) if latest > 1440 else 1440)
    return tuple((begin, end) for begin, end in spans if begin < end)


def calendar(chance: Random, where: Place) -> Calendar:
    """A week with lunch breaks and nights, free days and half days; edges often lie in a shift of the clocks."""
    step = chance.choice((5, 15, 30, 60))
    if chance.random() < 0.3:  # the same each working day, as most have it
        day = openings(chance, step) or ((540, 1020),)
        week = (day,) * chance.choice((5, 6, 7))
        week = (*week, *((),) * (7 - len(week)))
    else:
        week = tuple(openings(chance, step) for _ in range(7))
    if chance.random() < 0.05:
        week = (((0, 1440),),) * 7
    dates: dict[dt.date, tuple[Span, ...]] = {}
    for _ in range(chance.randrange(5)):
        dates[where.first + dt.timedelta(days=chance.randrange(DAYS))] = (
            () if chance.random() < 0.6 else openings(chance, step)
        )
    return Calendar(where.zone, week, dates)


def scenes(seed: int, count: int) -> Iterator[tuple[Place, Calendar, Watch, Random]]:
    """Random calendars in random places."""
    chance = Random(seed)
    for _ in range(count):
        where = place(*chance.choice(PLACES))
        made = calendar(chance, where)
        yield where, made, Watch(where, made), chance
