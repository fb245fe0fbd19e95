"""Every category with its tags and the words that route to it, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import el
from deskbook.html.listings import heading
from deskbook.kinds.category import block
from deskbook.kinds.category.schema import Category

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    records = library.all(Category)
    tags = sum(len(record.data.tags) for record in records)
    box = el("div", {"class": "desk-view"}, el("p", None, f"In use: {len(records)} categories, {tags} tags."))
    for record in records:
        box.append(heading(record.data.title, "categories", record.id))
        box.append(block.render(record, library))
    return box
