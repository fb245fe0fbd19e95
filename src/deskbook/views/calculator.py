"""What lost minutes cost: the worked example as a table, in which a script lets readers put their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Cell, el, label, table
from deskbook.html.links import place
from deskbook.kinds.figure.schema import Figure

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library

GIVEN = {
    "agents": "Agents",
    "tickets": "Tickets of an agent a day",
    "share": "Share of them that loses time",
    "minutes": "Time lost on such a ticket",
    "days": "Working days a year",
    "working-day": "Working time a day",
    "salary": "Cost of an agent a year, benefits included",
}
"""Figure `calculator-<name>` → what the row says; `calculator.js` works with the same names."""

MADE = {
    "lost-a-day": "Time that an agent loses a day",
    "hours": "Time that the team loses a year",
    "hour": "Cost of an agent's hour",
    "cost": "Cost a year",
}


def render(library: Library) -> Element:
    found = {name: library.get(Figure, f"calculator-{name}") for name in (*GIVEN, *MADE)}
    figures = {name: record.data for name, record in found.items() if record}
    if len(figures) < len(found):
        missing = ", ".join(f"calculator-{name}" for name in found if name not in figures)
        return el("div", {"class": "desk-view"}, label(f"The sum needs these figures: {missing}."))
    given = [_row("given", name, words, figures[name]) for name, words in GIVEN.items()]
    made = [_row("made", name, words, figures[name]) for name, words in MADE.items()]
    box = el("desk-calculator", {"class": "desk-card", "id": place("view", "calculator")})
    box.append(table("The numbers", ["What", "Example"], given, "given"))
    box.append(table("What they come to", ["What", "Example"], made, "made"))
    return el("div", {"class": "desk-view"}, box)


def _row(part: str, name: str, words: str, figure: Figure) -> list[Cell]:
    """The value keeps its number and unit for the script."""
    attrs = {"class": f"desk-{part}-value", f"data-{part}": name, "data-value": f"{figure.value:g}"}
    return [words, el("span", attrs | {"data-unit": figure.unit}, figure.text)]
