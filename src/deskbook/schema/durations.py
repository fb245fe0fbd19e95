"""Lengths of time as support teams write them, such as `15 minutes` or `4 working hours`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

_MINUTES = {"second": 1 / 60, "minute": 1, "hour": 60, "day": 1440, "week": 10080}
_FORM = re.compile(r"(\d{1,5}(?:\.\d{1,2})?) (?:(working|business) )?(second|minute|hour|day|week)s?")


WORKING_DAY = (
    "What comes in while we are open is due at the same time of a later working day,"
    " or at closing time if that day closes earlier."
    " What comes in while we are closed has the next working day in full."
)
"""The rule of `deskbook.service.business_time` in the words of a page."""


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """A length of time; `working` counts business hours only.

    `days` are whole days, which a clock that stops counts as days of its own hours, however long those
    are. `minutes` is the length for a clock that never stops; of working days only a measure to sort by.

    >>> Duration.parse("4 working hours").minutes
    240.0
    >>> Duration.parse("2 working days").days
    2
    >>> str(Duration.parse("1 minutes"))
    '1 minute'
    """

    minutes: float
    text: str
    working: bool = False
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Raises ValueError where `text` is not an amount and a unit."""
        found = _FORM.fullmatch(text.strip())
        if not found:
            raise ValueError(
                f"{text[:40]!r} is not a length of time; write it as '15 minutes' or '4 working hours'"
            )
        amount, working, unit = float(found[1]), bool(found[2]), found[3]
        whole = amount == int(amount)
        if working and unit == "week":
            raise ValueError(
                f"{text[:40]!r} is no length that hours have; write the days, as '5 working days'"
            )
        if working and unit == "day" and not whole:
            raise ValueError(
                f"{text[:40]!r} is part of a day, and days differ; write it as hours, as '4 working hours'"
            )
        plural = "" if amount == 1 else "s"
        label = f"{found[2]} " if working else ""
        days = int(amount) if unit == "day" and whole else 0
        return cls(amount * _MINUTES[unit], f"{found[1]} {label}{unit}{plural}", working, days)

    def __str__(self) -> str:
        return self.text


def spelled(minutes: float, working: bool = False) -> str:
    """A length of time that was worked out, in its two largest units; working time makes no days of hours.

    >>> spelled(0.4), spelled(192), spelled(192, working=True), spelled(1560, working=True)
    ('24 seconds', '3 hours 12 minutes', '3 working hours 12 minutes', '26 working hours')
    """
    seconds = round(minutes * 60)
    parts: list[str] = []
    sizes = (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1))
    for unit, size in sizes[1:] if working else sizes:
        count, seconds = divmod(seconds, size)
        if count:
            kind = "working " if working and not parts else ""
            parts.append(f"{count} {kind}{unit}{'' if count == 1 else 's'}")
    return " ".join(parts[:2]) or "0 minutes"


class _AsText:
    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, Duration) else Duration.parse(_text(value)),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_FORM.pattern}$"}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a length of time; write it as '15 minutes' or '4 working hours'")
    return value


Span = Annotated[Duration, _AsText]
"""A pydantic field that reads a Duration from text."""
