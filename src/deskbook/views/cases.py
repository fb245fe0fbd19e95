"""Every result that others report, each with its source; none of them is the team's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.blocks import case
from deskbook.listings import in_full

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library


def render(library: Library) -> Element:
    return in_full(library, "case", "cases", case.render, used=False)
