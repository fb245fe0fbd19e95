"""Every result that others report, each with its source; none of them is the team's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.listings import in_full
from deskbook.kinds.case import block

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    return in_full(library, "case", "cases", block.render, used=False)
