"""Explains the glossary's terms where they stand: once in each section, as a tooltip."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from deskbook.kinds.term.schema import Term
from deskbook.pages import session

if TYPE_CHECKING:
    from deskbook.library.model import Library

_SKIP = frozenset(
    [
        "a",
        "abbr",
        "code",
        "pre",
        "kbd",
        "button",
        "label",
        "legend",
        "summary",
        "caption",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "script",
        "style",
        "textarea",
        "dfn",
    ]
)


class Terms(Treeprocessor):
    """Walks a page in order; a term already explained since the last `h2` stays plain."""

    def run(self, root: Element) -> None:
        pattern, meanings = session.library().once(_glossary)
        if pattern is None:
            return
        seen: set[str] = set()
        for child in root:
            if child.tag == "h2":
                seen = set()
            elif child.tag not in _SKIP:
                _mark(child, pattern, meanings, seen)


def _mark(element: Element, pattern: re.Pattern[str], meanings: dict[str, str], seen: set[str]) -> None:
    index = 0
    if element.text and (pieces := _split(element.text, pattern, meanings, seen)):
        element.text = AtomicString(pieces[0])
        for offset, piece in enumerate(pieces[1]):
            element.insert(offset, piece)
        index = len(pieces[1])
    while index < len(element):
        child = element[index]
        index += 1
        if child.tag not in _SKIP:
            _mark(child, pattern, meanings, seen)
        if child.tail and (pieces := _split(child.tail, pattern, meanings, seen)):
            child.tail = AtomicString(pieces[0])
            for offset, piece in enumerate(pieces[1]):
                element.insert(index + offset, piece)
            index += len(pieces[1])


def _split(
    text: str, pattern: re.Pattern[str], meanings: dict[str, str], seen: set[str]
) -> tuple[str, list[Element]] | None:
    """The text before the first term, and the terms with what follows each; None without a new term."""
    found = [one for one in pattern.finditer(text) if one[0] not in seen]
    marks: list[Element] = []
    head, end = text, 0
    for one in found:
        if one[0] in seen:
            continue
        seen.add(one[0])
        between = text[end : one.start()]
        if marks:
            marks[-1].tail = AtomicString(between)
        else:
            head = between
        mark = Element("abbr", {"class": "desk-term", "title": meanings[one[0]]})
        mark.text = AtomicString(one[0])
        marks.append(mark)
        end = one.end()
    if not marks:
        return None
    marks[-1].tail = AtomicString(text[end:])
    return head, marks


def _glossary(library: Library) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    meanings: dict[str, str] = {}
    for record in library.all(Term):
        term = record.data
        meaning = f"{term.expansion}: {term.meaning}" if term.expansion else term.meaning
        for word in (term.title, *term.also):
            meanings.setdefault(word, meaning)
    if not meanings:
        return None, meanings
    words = "|".join(re.escape(word) for word in sorted(meanings, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])"), meanings
