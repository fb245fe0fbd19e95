"""Every ticket field that decisions ask for, with its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.blocks import fact
from deskbook.listings import in_full

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library


def render(library: Library) -> Element:
    return in_full(library, "fact", "facts", fact.render, used=False)
