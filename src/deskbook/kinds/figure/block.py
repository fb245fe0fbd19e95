"""A number in a sentence, from the one record that states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import el

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.figure.schema import Figure
    from deskbook.library.model import Library, Record


def render(record: Record[Figure], library: Library) -> Element:
    return el("span", {"class": "desk-figure", "data-figure": record.id}, record.data.text)
