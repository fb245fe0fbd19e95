"""A word about the company, such as its name, inside a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.markup import el

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.company import Company
    from deskbook.model import Library, Record

INLINE = True


def render(record: Record[Company], library: Library, field: str) -> Element:
    return el("span", {"class": "desk-company"}, record.data.text(field))
