"""Every escalation map: to whom, by when, with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.listings import in_full
from deskbook.kinds.escalation import block

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    return in_full(library, "escalation", "escalations", block.render, used=False)
