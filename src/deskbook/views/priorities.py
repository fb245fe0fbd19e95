"""The priority matrix: impact times urgency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.blocks import priority
from deskbook.listings import in_full

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library


def render(library: Library) -> Element:
    return in_full(library, "priority", "priorities", priority.render, used=False)
