"""Business hours with their holidays, for SLA clocks."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from deskbook.reference import Schema, Text

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Opening = Annotated[
    str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$")
]


class Holiday(Schema):
    date: dt.date
    name: Text


class Hours(Schema):
    """`days` maps a weekday to its opening, such as `09:00-17:00`; a day that is not named is closed."""

    title: Text
    timezone: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]+(/[A-Za-z_]+)*$")]
    days: dict[Day, Opening] = Field(min_length=1)
    holidays: list[Holiday] = []
    note: Text | None = None
