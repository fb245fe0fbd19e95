"""When not to use an SOP, and which page to use then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Cell, bullets, el, label
from deskbook.html.links import link

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.sop.schema import Sop
    from deskbook.library.model import Library, Record


def render(record: Record[Sop], library: Library) -> Element:
    items: list[Cell] = [*record.data.not_for]
    for other in record.data.elsewhere:
        items.append([f"{other.when.rstrip('.')}: see ", link(library, "sop", other.sop), "."])
    words = "Not this" if items else "Nothing that looks like this belongs to another page."
    return el("div", {"class": "desk-not-for"}, label(words), bullets(items) if items else None)
