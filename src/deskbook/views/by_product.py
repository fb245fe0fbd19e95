"""SOPs by product; those that name none hold for every product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.listings import by_title, grouped

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    ids = [record.id for record in by_title(library, "product")]
    return grouped(library, "product", ids, lambda sop: sop.products, empty="Every product")
