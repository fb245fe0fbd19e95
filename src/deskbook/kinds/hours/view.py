"""Every calendar of opening hours with its holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.listings import in_full
from deskbook.kinds.hours import block

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    return in_full(library, "hours", "calendar", block.render, used=False)
