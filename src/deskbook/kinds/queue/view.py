"""Every queue: what it takes, who works it, who owns it, and who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import NONE, Cell, el, table
from deskbook.html.links import link, place, row
from deskbook.html.listings import by_title

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    rows: list[list[Cell]] = [
        [
            el("span", {"id": place("queue", record.id)}, record.data.title),
            record.data.takes,
            row(library, "role", record.data.staffed_by),
            link(library, "role", record.data.owner),
            record.data.notify or NONE,
        ]
        for record in by_title(library, "queue")
    ]
    head = ["Queue", "Takes", "Worked by", "Owner", "Who is told"]
    return el("div", {"class": "desk-view"}, table("Queues", head, rows, "queues"))
