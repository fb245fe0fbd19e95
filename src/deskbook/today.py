"""Today, from the one place that reads a clock."""

from __future__ import annotations

import datetime as dt
import os

from deskbook.errors import DeskbookError


def today() -> dt.date:
    """`DESKBOOK_TODAY` (ISO date), else `SOURCE_DATE_EPOCH` (seconds, UTC), else the real date, UTC.

    A build of an old commit sets the second, so that it judges reviews as that day did.
    """
    if day := os.environ.get("DESKBOOK_TODAY"):
        try:
            return dt.date.fromisoformat(day)
        except ValueError:
            raise DeskbookError(f"DESKBOOK_TODAY is {day!r}; write a date such as 2026-11-20") from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
        except (ValueError, OverflowError, OSError):
            raise DeskbookError(
                f"SOURCE_DATE_EPOCH is {epoch!r}; write seconds since 1970, such as 1795132800"
            ) from None
    return dt.datetime.now(dt.UTC).date()
