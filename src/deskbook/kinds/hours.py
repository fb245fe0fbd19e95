"""Business hours with their holidays, for SLA clocks."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, StringConstraints

from deskbook.reference import Schema, Text
from deskbook.source import suggestion

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def _forwards(span: str) -> str:
    """An opening that closes before it opens would never run a clock."""
    begin, end = span.split("-")
    if begin >= end:
        raise ValueError(f"{span!r} closes before it opens; give each day its own hours, up to 24:00")
    return span


Opening = Annotated[
    str,
    StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$"),
    AfterValidator(_forwards),
]


def _known(name: str) -> str:
    """A zone that this machine's time zone data knows."""
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        mend = suggestion(name, available_timezones(), "write one such as Europe/London")
        raise ValueError(f"{name!r} is no time zone; {mend}") from None
    return name


class Holiday(Schema):
    date: dt.date
    name: Text


class Hours(Schema):
    """`days` maps a weekday to its opening, such as `09:00-17:00`; a day that is not named is closed."""

    title: Text
    timezone: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]+(/[A-Za-z_]+)*$"), AfterValidator(_known)]
    days: dict[Day, Opening] = Field(min_length=1)
    holidays: list[Holiday] = []
    note: Text | None = None
