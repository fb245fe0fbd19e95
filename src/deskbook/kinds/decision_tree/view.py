"""Every decision tree: what it decides, what it asks for, where it ends, and where to walk it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Child, el, facts, joined
from deskbook.html.links import link, place, title, url
from deskbook.html.listings import by_title
from deskbook.kinds.decision_tree import block
from deskbook.kinds.decision_tree.schema import DecisionTree
from deskbook.library.uses import callers

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record


def render(library: Library) -> Element:
    """A tree that no page shows is drawn here in full."""
    box = el("div", {"class": "desk-view"})
    for record in by_title(library, "decision_tree"):
        shown = callers(library, "decision_tree", record.id)
        box.append(_entry(library, record) if shown else block.render(record, library))
    return box


def _entry(library: Library, record: Record[DecisionTree]) -> Element:
    data = record.data
    name: list[Child] = [el("a", {"href": url(library, "decision_tree", record.id) or ""}, data.title)]
    ends = dict.fromkeys(outcome.title for outcome in data.outcomes.values())
    return el(
        "div",
        {"class": "desk-entry"},
        el("h2", {"id": place("decision_tree", record.id)}, *name),
        el("p", None, data.summary) if data.summary else None,
        facts(
            [
                ("SOP", link(library, "sop", data.sop)),
                ("Asks for", "; ".join(title(library, "fact", fact) for fact in data.facts)),
                ("Ends in", joined(ends, "; ")),
                ("Questions", str(len(data.nodes))),
            ]
        ),
    )
