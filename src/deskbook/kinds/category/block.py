"""A ticket category: what belongs to it, its tags with their SOPs, and the words that route to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import NONE, Cell, el, facts, table
from deskbook.html.links import link, mention, place

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.category.schema import Category
    from deskbook.library.model import Library, Record


def render(record: Record[Category], library: Library) -> Element:
    data = record.data
    rows: list[list[Cell]] = [
        [
            tag.title,
            el("code", None, f"{record.id}/{tag.id}"),
            link(library, "sop", tag.sop) if tag.sop else NONE,
        ]
        for tag in data.tags
    ]
    return el(
        "div",
        {"class": "desk-block desk-category", "id": place("category", record.id)},
        el("p", None, data.summary),
        facts(
            [
                ("Queue", mention(library, "queue", data.queue, "desk-queue")),
                ("Words that route here", ", ".join(data.keywords)),
            ]
        ),
        table(f"Tags of {data.title}", ["What it is about", "Tag", "SOP"], rows, "tags") if rows else None,
    )
