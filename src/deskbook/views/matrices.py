"""Every matrix in full, with the pages that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.blocks import matrix
from deskbook.listings import in_full

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library


def render(library: Library) -> Element:
    return in_full(library, "matrix", "matrices", matrix.render, used=True)
