"""Channel benchmarks: the response target and the satisfaction to reach, and how far off we are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import NONE, Cell, Child, bar, el, label, sentence, table
from deskbook.html.links import link, place
from deskbook.kinds.benchmark.schema import Benchmark, Row
from deskbook.schema.durations import Duration, spelled

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record


def render(record: Record[Benchmark], library: Library) -> Element:
    """The distance stands in words with its sign; the bars only repeat it."""
    data = record.data
    measured = any(row.measured for row in data.channels)
    head: list[Child] = ["Channel", "Response target", "Satisfaction to reach"]
    if measured:
        head = ["Channel", "Response target", "Our response", "Satisfaction to reach", "Our satisfaction"]
    rows: list[list[Cell]] = []
    for row in data.channels:
        cells: list[Cell] = [link(library, "channel", row.channel), f"within {row.response}"]
        if measured:
            cells.append(_response(row))
        cells.append([f"{row.satisfaction:g}%", bar(row.satisfaction / 100)])
        if measured:
            cells.append(_satisfaction(row))
        rows.append(cells)
    return el(
        "div",
        {"class": "desk-block", "id": place("benchmark", record.id)},
        el("p", None, data.summary) if data.summary else None,
        table(data.title, head, rows, "benchmark"),
        label(f"Benchmark: {sentence(data.source)}", "source"),
        _periods(data.channels),
    )


def _response(row: Row) -> Cell:
    if row.measured is None or row.measured.response is None:
        return NONE
    ours, target = row.measured.response, row.response
    return [
        f"{ours}: {distance(ours, target)}",
        bar(ours.minutes / (2 * target.minutes) if target.minutes else 1, 0.5),
    ]


def _satisfaction(row: Row) -> Cell:
    if row.measured is None or row.measured.satisfaction is None:
        return NONE
    ours = row.measured.satisfaction
    gap = round(ours - row.satisfaction, 1)
    side = "above" if gap > 0 else "below"
    words = f"{_points(gap)}, {side} the benchmark" if gap else "on the benchmark"
    return [f"{ours:g}%: {words}", bar(ours / 100, row.satisfaction / 100)]


def distance(ours: Duration, target: Duration) -> str:
    """How far a response time is off its target, in words and with its sign.

    >>> distance(Duration.parse("50 seconds"), Duration.parse("30 seconds"))
    '+20 seconds, slower than the target'
    >>> distance(Duration.parse("3 hours"), Duration.parse("4 hours"))
    '−1 hour, faster than the target'
    """
    gap = ours.minutes - target.minutes
    if abs(gap) < 1 / 120:
        return "on the target"
    if gap > 0:
        return f"+{spelled(gap)}, slower than the target"
    return f"−{spelled(-gap)}, faster than the target"


def _points(gap: float) -> str:
    size = f"{abs(gap):g}"
    return f"{'+' if gap > 0 else '−'}{size} {'point' if size == '1' else 'points'}"


def _periods(rows: list[Row]) -> Element | None:
    periods = list(dict.fromkeys(row.measured.period for row in rows if row.measured))
    return label(f"Measured: {sentence('; '.join(periods))}", "source") if periods else None
