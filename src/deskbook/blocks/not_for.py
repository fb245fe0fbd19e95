"""When not to use an SOP, and which page to use then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.links import link
from deskbook.markup import Cell, bullets, el, label

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.sop import Sop
    from deskbook.model import Library, Record

KIND = "sop"


def render(record: Record[Sop], library: Library) -> Element:
    items: list[Cell] = [*record.data.not_for]
    for other in record.data.elsewhere:
        items.append([f"{other.when.rstrip('.')}: see ", link(library, "sop", other.sop), "."])
    words = "Not this" if items else "Nothing that looks like this belongs to another page."
    return el("div", {"class": "desk-not-for"}, label(words), bullets(items) if items else None)
