"""SOPs by the tool that they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.listings import by_title, grouped

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    ids = [record.id for record in by_title(library, "tool")]
    return grouped(library, "tool", ids, lambda sop: sop.tools)
