"""Lengths of time as support teams write them, such as `15 minutes` or `4 working hours`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

_MINUTES = {"second": 1 / 60, "minute": 1, "hour": 60, "day": 1440, "week": 10080}
_WORKING = {"hour": 60, "day": 480}
_FORM = re.compile(r"(\d{1,5}(?:\.\d{1,2})?) (?:(working|business) )?(second|minute|hour|day|week)s?")


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """A length of time; `working` counts business hours only (a working day has eight).

    >>> Duration.parse("4 working hours").minutes
    240.0
    >>> str(Duration.parse("1 minutes"))
    '1 minute'
    """

    minutes: float
    text: str
    working: bool = False

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Raises ValueError where `text` is not an amount and a unit."""
        found = _FORM.fullmatch(text.strip())
        if not found:
            raise ValueError(
                f"{text[:40]!r} is not a length of time; write it as '15 minutes' or '4 working hours'"
            )
        amount, working, unit = float(found[1]), bool(found[2]), found[3]
        size = _WORKING[unit] if working and unit in _WORKING else _MINUTES[unit]
        plural = "" if amount == 1 else "s"
        label = f"{found[2]} " if working else ""
        return cls(amount * size, f"{found[1]} {label}{unit}{plural}", working)

    def __str__(self) -> str:
        return self.text


def spelled(minutes: float, working: bool = False) -> str:
    """A length of time that was worked out, in its two largest units.

    >>> spelled(0.4), spelled(192), spelled(192, working=True)
    ('24 seconds', '3 hours 12 minutes', '3 working hours 12 minutes')
    """
    seconds = round(minutes * 60)
    day = 8 * 3600 if working else 86400
    parts: list[str] = []
    for unit, size in (("day", day), ("hour", 3600), ("minute", 60), ("second", 1)):
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
