"""A word about the company, such as its name, inside a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import el

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.company.schema import Company
    from deskbook.library.model import Library, Record


def render(record: Record[Company], library: Library, field: str) -> Element:
    return el("span", {"class": "desk-company"}, record.data.text(field))
