"""The cases that agents meet, as cards: a category each, with what the customer asks for as links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import bullets, el
from deskbook.html.links import title, url
from deskbook.html.listings import heading
from deskbook.kinds.category.schema import Category

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.category.schema import Tag
    from deskbook.library.model import Library


def render(library: Library) -> Element:
    """A tag without an SOP, or whose SOP does not exist yet, is left out; so is an empty category."""
    box = el("div", {"class": "desk-cases"})
    for record in library.all(Category):
        links = [one for tag in record.data.tags if (one := _case(library, tag)) is not None]
        if links:
            box.append(
                el(
                    "section",
                    {"class": "desk-case-card", "data-category": record.id},
                    heading(record.data.title, "cases", record.id, level=3),
                    bullets(links),
                )
            )
    return box


def _case(library: Library, tag: Tag) -> Element | None:
    href = url(library, "sop", tag.sop) if tag.sop else None
    if href is None or tag.sop is None:
        return None
    return el("a", {"href": href, "title": title(library, "sop", tag.sop)}, tag.title)
