"""The due dates as a calendar file (RFC 5545) that any calendar can subscribe to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.reviews.due import SOON_DAYS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from deskbook.reviews.report import Review


def as_calendar(found: Sequence[Review]) -> str:
    """One whole-day event a review, with a reminder when it is due soon; the same text every time."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Deskbook//Reviews//EN", "CALSCALE:GREGORIAN"]
    for one in sorted(found, key=lambda one: (one.status.due, one.path)):
        lines += _event(one)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(one: Review) -> list[str]:
    data, due = one.record.data, one.status.due
    words = f"{one.owner_title} reviews {one.path}: deskbook review renew {one.name}"
    if one.status.note:
        words += f"\n{one.status.note}"
    return [
        "BEGIN:VEVENT",
        f"UID:{one.record.kind}-{one.record.id}-review@deskbook",
        f"DTSTAMP:{_day(data.reviewed)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(due)}",
        f"SUMMARY:{_escaped(f'Review: {data.title}')}",
        f"DESCRIPTION:{_escaped(words)}",
        f"CATEGORIES:{_escaped(one.owner)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(f'Review: {data.title}')}",
        f"TRIGGER:-P{SOON_DAYS}D",
        "END:VALARM",
        "END:VEVENT",
    ]


def _day(date: dt.date) -> str:
    return date.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    r"""Text as the format takes it.

    >>> _escaped("a, b; c\nd")
    'a\\, b\\; c\\nd'
    """
    for mark in "\\,;":
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 bytes, no character cut, the later ones indented."""
    piece = ""
    for character in line:
        if len(f"{piece}{character}".encode()) > 75:
            yield piece
            piece = " "
        piece += character
    yield piece
