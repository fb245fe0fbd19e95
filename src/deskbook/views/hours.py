"""Every calendar of opening hours with its holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.blocks import hours
from deskbook.listings import in_full

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library


def render(library: Library) -> Element:
    return in_full(library, "hours", "calendar", hours.render, used=False)
