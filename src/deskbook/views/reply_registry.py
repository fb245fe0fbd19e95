"""Every canned reply in one table: who owns it, when it was reviewed, and when it is due again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.badges import review
from deskbook.html.elements import Cell, day, el, table
from deskbook.html.links import link, row
from deskbook.html.listings import by_title

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    rows: list[list[Cell]] = [
        [
            link(library, "reply", record.id),
            link(library, "role", record.data.owner),
            row(library, "channel", record.data.channels),
            day(record.data.reviewed),
            [day(record.data.review_date), " ", review(library, record)],
        ]
        for record in by_title(library, "reply")
    ]
    head = ["Reply", "Owner", "Channels", "Last reviewed", "Next review"]
    return el("div", {"class": "desk-view"}, table("Canned replies", head, rows, "registry"))
