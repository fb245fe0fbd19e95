"""What people ask that another SOP answers first, by SOP, and the gaps that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Cell, bullets, el, table
from deskbook.html.links import link
from deskbook.html.listings import heading
from deskbook.kinds.gap.schema import Gap
from deskbook.kinds.sop.schema import Sop
from deskbook.search.answers import Search

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


MOST = 1_000
"""More asks are not tried at each build: each is a search over all SOPs."""


def render(library: Library) -> Element:
    box = el("div", {"class": "desk-view"}, heading("Asks that another SOP wins", "asks", "elsewhere"))
    total = sum(len(record.data.asks) for record in library.all(Sop))
    rows = _elsewhere(library) if total <= MOST else []
    if total > MOST:
        tried = f"{total:,} asks are too many to try at each build; put yours to deskbook search --jsonl."
        box.append(el("p", None, tried))
    else:
        box.append(el("p", None, f"{total - len(rows):,} of {total:,} asks find their own SOP first."))
    if rows:
        head = ["An ask of", "What people say", "Found first"]
        box.append(table("Asks that find another SOP first", head, rows, "asks"))
    if gaps := library.all(Gap):
        box.append(heading("Known gaps", "asks", "gaps"))
        box.append(el("p", None, "No SOP answers these yet, and the search says so."))
        head = ["Gap", "What people say", "Meanwhile", "Owner"]
        box.append(
            table(
                "Known gaps",
                head,
                [
                    [
                        gap.data.title,
                        bullets(gap.data.asks),
                        gap.data.meanwhile,
                        link(library, "role", gap.data.owner),
                    ]
                    for gap in gaps
                ],
                "gaps",
            )
        )
    return box


def _elsewhere(library: Library) -> list[list[Cell]]:
    """A row for each ask whose first answer is not the SOP that lists it."""
    search = library.once(Search)
    rows: list[list[Cell]] = []
    for record in library.all(Sop):
        for ask in record.data.asks:
            if search.clearly_finds(ask, record.id):
                continue
            found = search.ask(ask, limit=1)
            if not found.hits:
                first: Cell = f"Gap: {found.gap.title}" if found.gap else "Nothing"
            elif found.hits[0].id != record.id:
                first = link(library, "sop", found.hits[0].id)
            else:
                continue
            rows.append([link(library, "sop", record.id), ask, first])
    return rows
