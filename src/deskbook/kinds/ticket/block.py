"""A practice ticket: the customer's words and the fields, with the answer folded away."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from deskbook.decisions.words import value_label
from deskbook.html.elements import Cell, day, el, facts, paragraphs
from deskbook.html.links import link, place, title
from deskbook.kinds.decision_tree.schema import DecisionTree
from deskbook.kinds.fact.schema import Fact

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.ticket.schema import Ticket
    from deskbook.library.model import Library, Record


def render(record: Record[Ticket], library: Library) -> Element:
    """The answer lies in `details`, so that a learner decides first and a reader without scripts can look."""
    data = record.data
    fields: list[tuple[str, Cell]] = [
        ("Plan", link(library, "plan", data.plan) if data.plan else None),
        ("Channel", link(library, "channel", data.channel)),
    ]
    if data.came_in:
        at = data.came_in.astimezone(dt.UTC)
        fields.append(("Came in", [day(at.date()), f", {at:%H:%M} UTC"]))
    for id, value in data.facts.items():
        fact = library.get(Fact, id)
        fields.append((title(library, "fact", id), value_label(value, fact.data if fact else None)))
    return el(
        "div",
        {"class": "desk-card desk-ticket", "data-ticket": record.id, "id": place("ticket", record.id)},
        el("p", {"class": "desk-card-title"}, el("span", {"class": "desk-kind"}, "Ticket:"), " ", data.title),
        el("blockquote", {"class": "desk-says"}, *paragraphs(data.says)),
        facts(fields),
        el(
            "details",
            {"class": "desk-answer-box"},
            el("summary", None, "Show the answer"),
            _answer(data, library),
        ),
    )


def _answer(data: Ticket, library: Library) -> Element:
    expect = data.expect
    tree, _, outcome = expect.outcome.partition("/")
    record = library.get(DecisionTree, tree)
    end = record.data.outcomes.get(outcome) if record else None
    return facts(
        [
            ("Outcome", end.title if end else outcome),
            ("Decided in", link(library, "decision_tree", tree)),
            ("Owner", link(library, "role", expect.owner)),
            ("Queue", link(library, "queue", expect.queue) if expect.queue else None),
            ("Priority", expect.priority.upper() if expect.priority else None),
            ("First response", f"within {expect.first_response}" if expect.first_response else None),
            ("Step", link(library, "step", end.step) if end and end.step else None),
        ]
    )
