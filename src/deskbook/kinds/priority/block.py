"""The priority matrix: impact × urgency gives a level, and each level says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Cell, Child, bullets, el, facts, table
from deskbook.html.links import link, place

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.priority.schema import Grade, Priority
    from deskbook.library.model import Library, Record


def render(record: Record[Priority], library: Library) -> Element:
    """A level in the matrix links to its meaning below."""
    data, home = record.data, place("priority", record.id)
    head: list[Child] = ["Impact, by urgency", *[one.title for one in data.urgencies]]
    rows: list[list[Cell]] = [
        [impact.title, *[_level(home, data.matrix[impact.id][one.id]) for one in data.urgencies]]
        for impact in data.impacts
    ]
    levels: list[list[Cell]] = [
        [
            el("span", {"id": f"{home}-{level}", "class": f"desk-level desk-{level}"}, level.upper()),
            [el("strong", None, meaning.title), f": {meaning.means}"],
            bullets(meaning.examples),
            link(library, "queue", meaning.queue),
            meaning.action,
        ]
        for level, meaning in sorted(data.levels.items())
    ]
    return el(
        "div",
        {"class": "desk-block", "id": home},
        table(data.title, head, rows, "priority"),
        _grades("Impact", data.impacts),
        _grades("Urgency", data.urgencies),
        table("What each level means", ["Level", "Meaning", "Such as", "Queue", "Do"], levels, "levels"),
    )


def _level(home: str, level: str) -> Element:
    return el("a", {"href": f"#{home}-{level}", "class": f"desk-level desk-{level}"}, level.upper())


def _grades(name: str, grades: list[Grade]) -> Element:
    return el(
        "div",
        {"class": "desk-grades"},
        el("p", {"class": "desk-label"}, name),
        facts([(grade.title, grade.means) for grade in grades]),
    )
