"""Every matrix in full, with the pages that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.blocks import matrix
from deskbook.listings import by_title, heading, used_in
from deskbook.markup import el, label

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library


def render(library: Library) -> Element:
    box = el("div", {"class": "desk-view"})
    for record in by_title(library, "matrix"):
        box.append(heading(record.data.title, "matrices", record.id))
        box.append(matrix.render(record, library))
        used = used_in(library, "matrix", record.id)
        box.append(el("p", {"class": "desk-used"}, "Used in ", *used) if used else label("No SOP uses this."))
    return box
