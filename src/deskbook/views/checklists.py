"""Every checklist in full, with the pages that use it, for the ticket at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.blocks import checklist
from deskbook.clockface import ticket_bar
from deskbook.listings import in_full

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library


def render(library: Library) -> Element:
    box = in_full(library, "checklist", "checklists", checklist.render, used=True)
    box.insert(0, ticket_bar(library))
    return box
