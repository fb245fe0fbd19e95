"""Every ticket field that decisions ask for, with its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.blocks import fact
from deskbook.listings import by_title, heading
from deskbook.markup import el

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library


def render(library: Library) -> Element:
    box = el("div", {"class": "desk-view"})
    for record in by_title(library, "fact"):
        box.append(heading(record.data.title, "facts", record.id))
        box.append(fact.render(record, library))
    return box
