"""Every checklist in full, with the pages that use it, for the ticket at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.clockface import ticket_bar
from deskbook.html.listings import in_full
from deskbook.kinds.checklist import block

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    box = in_full(library, "checklist", "checklists", block.render, used=True)
    box.insert(0, ticket_bar(library))
    return box
