"""The escalation map: what moves on, when, to whom, with what, and what the customer hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Cell, Child, bullets, el, sentence, table
from deskbook.html.links import link, place

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.escalation.schema import Escalation, Rung
    from deskbook.library.model import Library, Record

HEAD: list[Child] = ["Ticket", "Escalate", "To", "Owner from then on", "Prepare", "Tell the customer"]


def render(record: Record[Escalation], library: Library) -> Element:
    """A row a ticket type; the clock starts when the ticket is first assigned."""
    data = record.data
    rows: list[list[Cell]] = [
        [
            rung.type,
            _when(rung),
            _to(rung, library),
            link(library, "role", rung.owner),
            bullets(rung.prepare),
            rung.tell,
        ]
        for rung in data.rungs
    ]
    return el(
        "div",
        {"class": "desk-block", "id": place("escalation", record.id)},
        el("p", None, data.summary) if data.summary else None,
        table(data.title, HEAD, rows, "escalation"),
    )


def _when(rung: Rung) -> Cell:
    if rung.after is None:
        return sentence(rung.trigger)
    clock = el("strong", None, f"{rung.after} after first assignment")
    return [clock, f", or sooner: {sentence(rung.trigger)}"]


def _to(rung: Rung, library: Library) -> Cell:
    role = link(library, "role", rung.to)
    return [role, ", queue ", link(library, "queue", rung.queue)] if rung.queue else role
