"""The holidays that a record of hours keeps: its own list, and those of a country or a calendar file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from deskbook.errors import DeskbookError
from deskbook.kinds.hours.schema import Hours, Opening, openings
from deskbook.library.model import Finding
from deskbook.read import ics
from deskbook.read.near import suggestion
from deskbook.read.source import Where
from deskbook.service.public_holidays import NotKnown, public_holidays

if TYPE_CHECKING:
    from deskbook.kinds.hours.schema import Source
    from deskbook.library.model import Library, Record

FOLDER = "sop_data/hours/"
BEFORE, AFTER = 1, 2
"""Years before this one and after it for which a country or a file is asked: a ticket may have come in
before New Year, and a goal may lie in the year after next."""

COUNTRY, CALENDAR_FILE = "SOP323", "SOP324"


class DayOff(NamedTuple):
    """A date that differs from its weekday: closed, or open at other hours."""

    name: str
    open: tuple[Opening, ...] = ()


@dataclass(frozen=True, slots=True)
class HolidayList:
    """`days` by date; `until` is the last day that the list knows of, None where it keeps none.

    `source` says in words where the days that are not listed come from.
    """

    days: dict[dt.date, DayOff] = field(default_factory=dict)
    until: dt.date | None = None
    source: str = ""
    problems: tuple[Finding, ...] = ()


def holiday_lists(library: Library) -> dict[str, HolidayList]:
    """The list of each record of hours."""
    return {one.id: _list(library, one) for one in library.all(Hours)}


def free_days(library: Library) -> set[dt.date]:
    """Every day on which some hours are closed for a holiday."""
    lists = library.once(holiday_lists).values()
    return {day for one in lists for day, free in one.days.items() if not free.open}


def years(today: dt.date) -> range:
    """The years that a source is asked for.

    >>> years(dt.date(2026, 11, 27))
    range(2025, 2029)
    """
    return range(today.year - BEFORE, today.year + AFTER + 1)


def _list(library: Library, record: Record[Hours]) -> HolidayList:
    own = {
        one.date: DayOff(one.name, openings(one.open) if one.open else ())
        for one in record.data.holidays or []
    }
    given = _given(library, record, record.data.holidays_from) if record.data.holidays_from else HolidayList()
    ends = [record.data.complete_until, given.until if record.data.holidays_from else max(own, default=None)]
    until = max((day for day in ends if day), default=None)
    return HolidayList(dict(sorted((given.days | own).items())), until, given.source, given.problems)


def _given(library: Library, record: Record[Hours], source: Source) -> HolidayList:
    asked = years(library.today)
    first, last = dt.date(asked[0], 1, 1), dt.date(asked[-1], 12, 31)
    if source.country:
        return _of_country(record, source.country, source.region, asked, last)
    path = f"{FOLDER}{source.ics}"
    text = library.calendars.get(path)
    if text is None:
        if path in library.broken_calendars:
            return HolidayList()
        files = [one.removeprefix(FOLDER) for one in library.calendars]
        message = f"no calendar file {source.ics!r} in {FOLDER}; {suggestion(source.ics or '', files)}"
        return _not(record, "ics", CALENDAR_FILE, message)
    try:
        made = ics.days(text, first, last)
    except DeskbookError as error:
        return _not(record, "ics", CALENDAR_FILE, str(error))
    problems = [Finding(Where(path, one.line), CALENDAR_FILE, one.message) for one in made.problems]
    if not made.named and not problems:
        message = (
            f"no holiday from {asked[0]} to {asked[-1]} stands in {source.ics}; export one that has them"
        )
        return _not(record, "ics", CALENDAR_FILE, message)
    days = {day: DayOff(name) for day, name in made.named.items()}
    return HolidayList(days, made.last, f"{source.ics}, {asked[0]} to {asked[-1]}", tuple(problems))


def _of_country(
    record: Record[Hours], country: str, region: str | None, asked: range, last: dt.date
) -> HolidayList:
    try:
        found = public_holidays(country, region, asked)
    except NotKnown as error:
        return _not(record, error.field, COUNTRY, str(error))
    except DeskbookError as error:
        return _not(record, "country", COUNTRY, str(error))
    place = f"{country}, {region}" if region else country
    days = {day: DayOff(name) for day, name in found.named.items()}
    return HolidayList(days, last, f"{place}, {asked[0]} to {asked[-1]}, by {found.told_by}")


def _not(record: Record[Hours], name: str, code: str, message: str) -> HolidayList:
    return HolidayList(problems=(Finding(record.where("holidays_from", name), code, message),))
