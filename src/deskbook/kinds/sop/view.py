"""Every SOP, by what the agent is doing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import el
from deskbook.html.listings import entries, heading
from deskbook.kinds.sop.schema import Sop
from deskbook.library.vocabulary import vocabulary

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    box = el("div", {"class": "desk-view"})
    for area, title in vocabulary(library).areas.items():
        if found := [record for record in library.all(Sop) if record.data.area == area]:
            box.append(heading(title, "area", area))
            box.append(entries(library, found))
    return box
