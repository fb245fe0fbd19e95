"""A ticket field: the question that it answers and every value that it may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.decisions.words import value_label
from deskbook.html.elements import Cell, el, facts
from deskbook.html.links import place, row
from deskbook.library.uses import referrers

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.fact.schema import Fact
    from deskbook.library.model import Library, Record


def render(record: Record[Fact], library: Library) -> Element:
    data = record.data
    trees = referrers(library, "fact", record.id, by="decision_tree")
    return el(
        "div",
        {"class": "desk-block desk-fact", "id": place("fact", record.id)},
        facts(
            [
                ("Question", data.ask),
                ("Values", _values(data)),
                ("Help", data.help),
                ("Sensitive", f"{data.sensitive}: asked for each ticket anew" if data.sensitive else None),
                ("Asked in", row(library, "decision_tree", trees)),
            ]
        ),
    )


def _values(data: Fact) -> Cell:
    match data.type:
        case "choice":
            return ", ".join(option.title for option in data.options)
        case "boolean":
            return "yes or no"
        case _:
            whole = "a whole number" if data.type == "integer" else "a number"
            low = value_label(data.min, None)
            return f"{whole} from {low} to {value_label(data.max, data)}"
