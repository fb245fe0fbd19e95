"""Business hours with their holidays, for SLA clocks."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from deskbook.read.near import suggestion
from deskbook.schema.reference import Schema, Text

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MIDNIGHT = 24 * 60

_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)")
_NEARLY = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?\s*(?:-|–|—|to|until)\s*(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?",
    re.I,
)
_AHEAD = re.compile(r"(?:UTC|GMT)\s*([+-])\s*0?(\d{1,2})(?::?00)?", re.I)
_NO_PLACE = {"localtime", "posixrules", "Factory"}


class Opening(NamedTuple):
    """From when to when, in minutes after the midnight of the day on which it begins; beyond 1440 by night."""

    begin: int
    end: int


def openings(text: str | list[str]) -> tuple[Opening, ...]:
    """The openings of a day, one or several; one that ends before it begins goes on until the next day.

    >>> openings("09:00-12:00, 13:00-18:00")
    (Opening(begin=540, end=720), Opening(begin=780, end=1080))
    >>> openings(["22:00-06:00"])
    (Opening(begin=1320, end=1800),)
    """
    spans = text.split(",") if isinstance(text, str) else text
    return tuple(_opening(one.strip()) for one in spans)


def _opening(span: str) -> Opening:
    begin, end = (int(at[:2]) * 60 + int(at[3:]) for at in span.split("-"))
    return Opening(begin, end if end > begin else end + MIDNIGHT)


def _span(span: str) -> str:
    """One opening that is written as it must be."""
    if not _SPAN.fullmatch(span):
        near = _near(span)
        mend = f"did you mean {near!r}?" if near else "write it as 09:00-17:00"
        raise ValueError(f"{span[:40]!r} is no opening; {mend}")
    if span.endswith("-23:59"):
        raise ValueError(f"{span!r} leaves the last minute out; did you mean '{span[:5]}-24:00'?")
    if span[:5] == span[6:]:
        raise ValueError(f"{span!r} is no time at all; write 00:00-24:00 for the whole day")
    return span


def _near(span: str) -> str:
    """What a span was probably meant to be.

    >>> _near("9-17"), _near("9.30am – 5pm"), _near("8:00-24:00"), _near("25:00-26:00"), _near("late")
    ('09:00-17:00', '09:30-17:00', '08:00-24:00', '', '')
    """
    found = _NEARLY.fullmatch(span.strip())
    if not found:
        return ""
    times = []
    for hour, minute, half in (found.groups()[:3], found.groups()[3:]):
        late = half and half.lower() == "pm" and int(hour) < 12
        early = half and half.lower() == "am" and int(hour) == 12
        times.append(f"{int(hour) + (12 if late else -12 if early else 0):02}:{minute or '00'}")
    near = "-".join(times)
    return near if _SPAN.fullmatch(near) and times[0] != times[1] else ""


def _in_order(text: str | list[str]) -> str | list[str]:
    """The openings of a day, each after the one before it."""
    for span in text.split(",") if isinstance(text, str) else text:
        _span(span.strip())
    spans = openings(text)
    for before, after in pairwise(spans):
        if after.begin < before.end:
            raise ValueError(
                f"{_clock(after.begin)} begins before {_clock(before.begin)} has ended;"
                " write the openings one after the other"
            )
    if spans[-1].end > spans[0].begin + MIDNIGHT:
        raise ValueError(f"{_clock(spans[-1].begin)} ends after the day has begun again; end it sooner")
    return text


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


_FORM = {"pattern": f"^{_SPAN.pattern}$", "examples": ["09:00-17:00"]}
_FORMS = {"pattern": rf"^{_SPAN.pattern}(\s*,\s*{_SPAN.pattern})*$", "examples": ["09:00-12:00, 13:00-18:00"]}

Spans = Annotated[
    Annotated[str, Field(max_length=200, json_schema_extra=_FORMS)]
    | Annotated[
        list[Annotated[str, AfterValidator(_span), Field(json_schema_extra=_FORM)]],
        Field(min_length=1, max_length=12),
    ],
    AfterValidator(_in_order),
]
"""The openings of a day: `09:00-12:00, 13:00-18:00`, or a list of such."""


def _apart(days: dict[Day, str | list[str]]) -> dict[Day, str | list[str]]:
    """An opening over midnight has ended when the next day's first one begins."""
    for name, text in days.items():
        following = DAYS[(DAYS.index(name) + 1) % 7]
        night = openings(text)[-1].end - MIDNIGHT
        if following in days and night > openings(days[following])[0].begin:
            begins = _clock(openings(days[following])[0].begin)
            raise ValueError(
                f"{name} goes on until {_clock(night)}, and {following} begins at {begins}; end it there"
            )
    return days


@cache
def zones() -> frozenset[str]:
    """The names of IANA's time zones, old ones that are links included."""
    return frozenset(available_timezones() - _NO_PLACE)


def _known(name: str) -> str:
    """A zone of the IANA list."""
    if name in zones():
        return name
    raise ValueError(f"{name[:60]!r} is no time zone; {_near_zone(name)}")


def _near_zone(name: str) -> str:
    """The zone that was probably meant; one told by its offset is named the other way round.

    >>> _near_zone("europe/london"), _near_zone("UTC+2")
    ("did you mean 'Europe/London'?", "write a place such as Europe/London, or 'Etc/GMT-2', whose sign is turned round")
    """
    if found := _AHEAD.fullmatch(name):
        turned = f"Etc/GMT{'-' if found[1] == '+' else '+'}{int(found[2])}"
        if turned in zones():
            return f"write a place such as Europe/London, or {turned!r}, whose sign is turned round"
    plain = {one.casefold(): one for one in zones()}
    typed = name.strip().replace(" ", "_").casefold()
    ends = [one for one in sorted(zones()) if one.casefold().endswith(f"/{typed}")]
    if exact := plain.get(typed) or (ends[0] if ends else None):
        return f"did you mean {exact!r}?"
    if name.isupper() and len(name) < 6:  # an abbreviation means another zone in each part of the world
        return "write a place such as Europe/London"
    return suggestion(name.strip().replace(" ", "_"), zones(), "write one such as Europe/London")


class Holiday(Schema):
    """A day on which nobody answers, or with `open`, on which the hours are others than usual."""

    date: dt.date
    name: Text
    open: Spans | None = None


def _code(country: str) -> str:
    if not re.fullmatch(r"[A-Z]{2,3}", country):
        near = country.strip().upper()
        mend = f"did you mean {near!r}?" if re.fullmatch(r"[A-Z]{2,3}", near) else "write one such as GB"
        raise ValueError(f"{country[:40]!r} is no code of a country; {mend}")
    return country


def _beside(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}\.ics", name):
        raise ValueError(
            f"{name[:40]!r} is no calendar file beside this record;"
            " put it there and write its name, as holidays.ics"
        )
    return name


class Source(Schema):
    """Where more holidays come from: a `country` (and `region`), or a calendar file beside this record."""

    country: Annotated[str, AfterValidator(_code)] | None = None
    region: Annotated[str, StringConstraints(min_length=1, max_length=60)] | None = None
    ics: Annotated[str, AfterValidator(_beside)] | None = None

    @model_validator(mode="after")
    def _one(self) -> Source:
        if (self.country is None) == (self.ics is None):
            raise ValueError("holidays come from a country or from a file; name one of 'country' and 'ics'")
        if self.region and not self.country:
            raise ValueError("a region is part of a country; add 'country', or remove 'region'")
        return self


class Hours(Schema):
    """`days` maps a weekday to its openings, such as `09:00-17:00`; a day that is not named is closed.

    `holidays` are listed day by day, or come from `holidays_from` as well; an own entry replaces one from
    there. `holidays: []` says that there are none. `complete_until` is the last day that the list knows
    of, where that is later than its last holiday.
    """

    title: Text
    timezone: Annotated[str, StringConstraints(min_length=1), AfterValidator(_known)]
    days: Annotated[dict[Day, Spans], Field(min_length=1), AfterValidator(_apart)]
    holidays: Annotated[list[Holiday], Field(max_length=1000)] | None = None
    holidays_from: Source | None = None
    complete_until: dt.date | None = None
    note: Text | None = None
