"""The tickets to practise on, by decision, as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import el
from deskbook.html.links import title
from deskbook.html.listings import by_title, heading
from deskbook.kinds.ticket import block
from deskbook.kinds.ticket.schema import Ticket

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    box = el("div", {"class": "desk-view"})
    found = [one for one in library.all(Ticket) if "practice" in one.data.purpose]
    for tree in by_title(library, "decision_tree"):
        if own := [one for one in found if one.data.tree == tree.id]:
            box.append(heading(title(library, "decision_tree", tree.id), "practice", tree.id))
            box.extend(block.render(one, library) for one in own)
    return box
