"""A product by its title, linked to the rules that hold for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.links import mention

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.product.schema import Product
    from deskbook.library.model import Library, Record


def render(record: Record[Product], library: Library) -> Element:
    return mention(library, "product", record.id, "desk-product")
