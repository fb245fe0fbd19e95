"""Every SOP, by what the agent is doing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.chosen import vocabulary
from deskbook.kinds.sop import Sop
from deskbook.listings import entries, heading
from deskbook.markup import el

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library


def render(library: Library) -> Element:
    box = el("div", {"class": "desk-view"})
    for area, title in vocabulary(library).areas.items():
        if found := [record for record in library.all(Sop) if record.data.area == area]:
            box.append(heading(title, "area", area))
            box.append(entries(library, found))
    return box
