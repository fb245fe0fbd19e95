"""Every dummy ticket by decision: those to practise on as cards, the rest in a table with where each ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.decisions.words import value_label
from deskbook.html.elements import Cell, el, table
from deskbook.html.links import link, title
from deskbook.html.listings import by_title, heading
from deskbook.kinds.decision_tree.schema import DecisionTree
from deskbook.kinds.fact.schema import Fact
from deskbook.kinds.ticket import block
from deskbook.kinds.ticket.schema import Ticket

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record


def render(library: Library) -> Element:
    records = library.all(Ticket)
    trees = {record.data.tree: None for record in records}
    order = [record.id for record in by_title(library, "decision_tree") if record.id in trees]
    box = el("div", {"class": "desk-view"})
    for tree in dict.fromkeys([*order, *trees]):
        box.append(heading(title(library, "decision_tree", tree), "tickets", tree))
        box.append(el("p", None, "Decided in ", link(library, "decision_tree", tree), "."))
        own = [record for record in records if record.data.tree == tree]
        box.extend(block.render(record, library) for record in own if "practice" in record.data.purpose)
        if tests := [record for record in own if "practice" not in record.data.purpose]:
            box.append(_table(library, title(library, "decision_tree", tree), tests))
    return box


def _table(library: Library, tree: str, records: list[Record[Ticket]]) -> Element:
    rows: list[list[Cell]] = [
        [
            el("span", {"id": f"ticket-{record.id}"}, record.data.title),
            _facts(library, record.data),
            _end(library, record.data),
            link(library, "role", record.data.expect.owner),
        ]
        for record in records
    ]
    return table(f"Tickets that test “{tree}”", ["Ticket", "Fields", "Ends in", "Owner"], rows, "tickets")


def _facts(library: Library, data: Ticket) -> str:
    said = []
    for id, value in data.facts.items():
        fact = library.get(Fact, id)
        said.append(f"{title(library, 'fact', id)}: {value_label(value, fact.data if fact else None)}")
    return "; ".join(said)


def _end(library: Library, data: Ticket) -> str:
    tree, _, outcome = data.expect.outcome.partition("/")
    record = library.get(DecisionTree, tree)
    end = record.data.outcomes.get(outcome) if record else None
    return end.title if end else outcome
