"""Every result that others report, each with its source; none of them is the team's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.blocks import case
from deskbook.listings import by_title, heading
from deskbook.markup import el

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library


def render(library: Library) -> Element:
    box = el("div", {"class": "desk-view"})
    for record in by_title(library, "case"):
        box.append(heading(record.data.title, "cases", record.id))
        box.append(case.render(record, library))
    return box
