"""Every number that pages state: its value, who answers for it, where it comes from, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import NONE, Cell, el, table
from deskbook.html.links import link, place
from deskbook.html.listings import by_title, used_in

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    rows: list[list[Cell]] = [
        [
            el("span", {"id": place("figure", record.id)}, record.data.title),
            record.data.text,
            link(library, "role", record.data.owner) if record.data.owner else NONE,
            record.data.why or NONE,
            _used(library, record.id),
        ]
        for record in by_title(library, "figure")
    ]
    head = ["Figure", "Value", "Owner", "Where it comes from", "Used in"]
    return el("div", {"class": "desk-view"}, table("Figures", head, rows, "figures"))


def _used(library: Library, id: str) -> Cell:
    """The pages that call the figure, and whether tables, replies or other data take it."""
    pages = used_in(library, "figure", id)
    if id in library.figures_used:
        return [*pages, ", data" if pages else "data"]
    return pages or NONE
