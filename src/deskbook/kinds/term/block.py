"""A word of the trade with its meaning as a tooltip, linked to the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import el
from deskbook.html.links import url

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.term.schema import Term
    from deskbook.library.model import Library, Record


def render(record: Record[Term], library: Library) -> Element:
    term = record.data
    meaning = f"{term.expansion}: {term.meaning}" if term.expansion else term.meaning
    word = el("abbr", {"class": "desk-term", "title": meaning}, term.title)
    href = url(library, "term", record.id)
    return el("a", {"class": "desk-term-link", "href": href}, word) if href else word
