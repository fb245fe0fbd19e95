"""Every term with its long form, its meaning, and where to read on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Child, el, joined, sentence
from deskbook.html.links import link, place
from deskbook.html.listings import by_title
from deskbook.kinds.term.schema import Term

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record


def render(library: Library) -> Element:
    box = el("dl", {"class": "desk-glossary"})
    for record in by_title(library, "term"):
        expansion = el("span", {"class": "desk-expansion"}, f" ({record.data.expansion})")
        long = expansion if record.data.expansion else None
        name = el("dfn", None, record.data.title)
        box.append(el("dt", {"id": place("term", record.id)}, name, long))
        box.append(el("dd", None, *_meaning(library, record)))
    return box


def _meaning(library: Library, record: Record[Term]) -> list[Child]:
    term = record.data
    parts: list[Child] = [sentence(term.meaning)]
    if term.also:
        parts.append(f" Also: {sentence(', '.join(term.also))}")
    see: list[Child] = [link(library, "sop", term.sop)] if term.sop else []
    see += [link(library, "term", other) for other in term.related]
    return [*parts, " See ", *joined(see), "."] if see else parts
