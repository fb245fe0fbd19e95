"""Whole days of a calendar file (RFC 5545), such as a state publishes for its holidays.

The file comes from elsewhere and is not trusted: it is data of bounded size and depth, an event repeats
yearly or not at all, and only days between two dates are made of it. The package `icalendar` reads the
values; where lines stand, which it does not keep, is found here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from deskbook.errors import DeskbookError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_EVENTS = 5000
MAX_DEPTH = 4
MAX_LINE = 20_000
LONGEST = 60
"""Days that one event may last."""

_USED = ("DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "SUMMARY", "STATUS")
_REFUSED = {"RDATE": "has days of its own besides its repeat", "RECURRENCE-ID": "moves one day of a repeat"}
_RULE = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST"}
MISSING = "the package that reads calendar files is missing; run pip install 'deskbook[holidays]'"


class Problem(NamedTuple):
    """What is wrong with a line and what to do."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Days:
    """The named days of a file; `last` is the day up to which its list goes."""

    named: dict[dt.date, str]
    last: dt.date | None
    problems: tuple[Problem, ...] = ()


class _Event(NamedTuple):
    line: int
    lines: list[str]


class _Unfit(Exception):
    """An event that gives no whole days, and why."""


def days(text: str, first: dt.date, last: dt.date) -> Days:
    """The whole days of `text` from `first` to `last`. Raises DeskbookError where `icalendar` is missing.

    >>> made = days("BEGIN:VCALENDAR\\nBEGIN:VEVENT\\nDTSTART;VALUE=DATE:20261225\\nSUMMARY:Christmas\\n"
    ...             "END:VEVENT\\nEND:VCALENDAR\\n", dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    >>> made.named
    {datetime.date(2026, 12, 25): 'Christmas'}
    """
    try:
        import icalendar
    except ImportError:
        raise DeskbookError(MISSING) from None
    problems: list[Problem] = []
    named: dict[dt.date, str] = {}
    listed: list[dt.date] = []
    for event in _events(text, problems):
        try:
            read = icalendar.Event.from_ical("\r\n".join(["BEGIN:VEVENT", *event.lines, "END:VEVENT", ""]))
            name, found, repeats = _whole_days(read, first, last)
        except _Unfit as unfit:
            problems.append(Problem(event.line, f"the event {unfit}"))
        except Exception:  # the reader has no error of its own; any of them means a value it cannot read
            problems.append(
                Problem(event.line, "the event cannot be read; export the file again or remove it")
            )
        else:
            named |= {day: name for day in found if day not in named}
            listed += [] if repeats else found
    ends = max(listed, default=last if named else None)
    return Days(dict(sorted(named.items())), ends, tuple(sorted(problems)))


def _events(text: str, problems: list[Problem]) -> Iterator[_Event]:
    """The events with the properties that matter, nothing nested in them, and what is wrong with the frame."""
    stack: list[tuple[str, int]] = []
    event: _Event | None = None
    count = 0
    for number, line in _unfolded(text):
        name, _, value = line.partition(":")
        key = name.partition(";")[0].upper()
        if len(line) > MAX_LINE:
            problems.append(
                Problem(number, f"the line has more than {MAX_LINE:,} characters; export it again")
            )
            return
        if not stack and (key, value.strip().upper()) != ("BEGIN", "VCALENDAR"):
            problems.append(
                Problem(number, "no calendar begins here; export it as iCalendar, a file ending in .ics")
            )
            return
        if key == "BEGIN":
            stack.append((value.strip().upper(), number))
            if len(stack) > MAX_DEPTH:
                problems.append(
                    Problem(number, f"parts are nested more than {MAX_DEPTH} deep; export it again")
                )
                return
            if stack[-1][0] == "VEVENT" and event is None:
                event = _Event(number, [])
        elif key == "END":
            opened, begun = stack.pop()
            if opened != value.strip().upper():
                message = f"{opened[:40]!r} of line {begun} is ended by {value.strip()[:40]!r}; export the file again"
                problems.append(Problem(number, message))
                return
            if opened == "VEVENT" and event and event.line == begun:
                count += 1
                if count > MAX_EVENTS:
                    problems.append(
                        Problem(begun, f"there are more than {MAX_EVENTS:,} events; keep the holidays only")
                    )
                    return
                yield event
                event = None
        elif event and stack[-1] == ("VEVENT", event.line) and (key in _USED or key in _REFUSED):
            event.lines.append(line)
    if stack:
        opened, begun = stack[-1]
        problems.append(Problem(begun, f"{opened[:40]!r} is never ended; export the file again"))


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Each logical line with the number of the line at which it begins."""
    number, whole = 1, ""
    for at, line in enumerate(text.split("\n"), 1):
        if line[:1] in (" ", "\t"):
            whole += line[1:]
            continue
        if whole.strip():
            yield number, whole
        number, whole = at, line
    if whole.strip():
        yield number, whole


def _whole_days(event: Any, first: dt.date, last: dt.date) -> tuple[str, list[dt.date], bool]:
    """Name, days between `first` and `last`, and whether it repeats without end."""
    name = " ".join(str(event.get("SUMMARY", "")).split())[:200]
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return name, [], True
    for key, why in _REFUSED.items():
        if key in event:
            raise _Unfit(f"{why}; write that day as an event of its own")
    if "DTSTART" not in event or event.errors:
        raise _Unfit("has no date that can be read; give it DTSTART;VALUE=DATE:20261225")
    if not name:
        raise _Unfit("has no name; give it a SUMMARY")
    begin = _date(event["DTSTART"].dt)
    if "DTEND" in event:
        length = (_date(event["DTEND"].dt) - begin).days
    else:
        length = event["DURATION"].dt.days if "DURATION" in event else 1
    if not 1 <= length <= LONGEST:
        raise _Unfit(f"lasts {length} days, 1 to {LONGEST} are taken; split it")
    starts, endless = [begin], False
    if "RRULE" in event:
        starts, endless = _repeated(event["RRULE"], begin, first - dt.timedelta(days=LONGEST), last)
        skipped = event.get("EXDATE", [])
        without = {
            _date(one.dt)
            for part in (skipped if isinstance(skipped, list) else [skipped])
            for one in part.dts
        }
        starts = [day for day in starts if day not in without]
    found = [day + dt.timedelta(days=n) for day in starts for n in range(length)]
    return name, [day for day in found if first <= day <= last], endless


def _date(value: dt.date | dt.datetime) -> dt.date:
    """A date, or the midnight that some calendars write for one."""
    if not isinstance(value, dt.datetime):
        return value
    if value.time() == dt.time():
        return value.date()
    raise _Unfit("has a time of day; write that day under `holidays` of the record, with its `open` hours")


def _repeated(rule: Any, begin: dt.date, first: dt.date, last: dt.date) -> tuple[list[dt.date], bool]:
    """The days of a yearly rule from `first` to `last`, and whether the rule goes on beyond."""
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

    if (
        isinstance(rule, list)
        or rule.keys() - _RULE
        or [str(one).upper() for one in rule["FREQ"]] != ["YEARLY"]
    ):
        raise _Unfit("repeats in a way that holidays do not; use FREQ=YEARLY, or one event a year")
    if rule.get("INTERVAL", [1]) != [1]:
        raise _Unfit("leaves years out; write one event a year")
    if begin.year < 1900:
        raise _Unfit(f"repeats since {begin.year}; begin it in this century")
    text = ";".join(part for part in rule.to_ical().decode().split(";") if not part.startswith("UNTIL="))
    until = min([last, *(_date(one) for one in rule.get("UNTIL", []))])
    made = rrulestr(text, dtstart=dt.datetime.combine(begin, dt.time()))
    found = made.between(
        dt.datetime.combine(first, dt.time()), dt.datetime.combine(until, dt.time()), inc=True
    )
    return [one.date() for one in found], until == last and "COUNT" not in rule
