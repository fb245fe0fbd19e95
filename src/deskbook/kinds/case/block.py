"""What another team reports: before and after, what it changed, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import NONE, Cell, Child, bar, el, facts, table
from deskbook.html.links import place
from deskbook.kinds.case.schema import Case, Result

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record


HEAD: list[Child] = ["Measure", "Before", "After", "Change"]


def render(record: Record[Case], library: Library) -> Element:
    """The caption says whose figures they are, so that nobody takes them for the team's own."""
    data = record.data
    rows = [_row(result) for result in data.results]
    caption = f"{data.title}: reported by others ({data.who}), not our own results"
    return el(
        "div",
        {"class": "desk-block desk-case", "id": place("case", record.id)},
        table(caption, HEAD, rows, "cases"),
        facts([("What changed", data.what_changed), ("Source", data.source), ("Note", data.note)]),
    )


def _row(result: Result) -> list[Cell]:
    top = 100 if result.unit == "%" else max(result.before or 0, result.after or 0)
    return [
        result.measure,
        _value(result.before, result.unit, top),
        _value(result.after, result.unit, top),
        result.change or change(result.before, result.after, result.unit),
    ]


def _value(value: float | None, unit: str | None, top: float) -> Cell:
    if value is None:
        return NONE
    text = f"{value:,}" if not unit else f"{value:,}{unit}" if unit == "%" else f"{value:,} {unit}"
    return [text, bar(value / top if top else 0)]


def change(before: float | None, after: float | None, unit: str | None) -> str:
    """The change in words and with its sign: in points for percentages, else as a share.

    >>> change(65, 80, "%"), change(120, 60, "seconds")
    ('+15 points', '−50%')
    """
    if before is None or after is None:
        return NONE
    gap = after - before
    sign = "+" if gap > 0 else "−" if gap < 0 else "±"
    if unit == "%":
        return f"{sign}{round(abs(gap), 1):g} points"
    return f"{sign}{abs(gap) / before:.0%}" if before else f"{sign}{abs(gap):g}"
