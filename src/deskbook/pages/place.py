"""Puts rendered blocks where a page calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from deskbook.html.from_markdown.tree import MARK
from deskbook.pages import session

if TYPE_CHECKING:
    from re import Match


class Placed(Treeprocessor):
    """Puts the rendered blocks in, after `abbr`, which would mark words in their text."""

    blocks: list[Element]

    def run(self, root: Element) -> None:
        self.blocks = []
        for parent in [one for one in root.iter() if any(child.tag == MARK for child in one)]:
            for index, child in enumerate(parent):
                if child.tag == MARK:
                    block = session.element(child.attrib["block"], child.attrib["id"])
                    block.tail = child.tail or block.tail
                    parent[index] = block
                    self.blocks.append(block)


class InlineCall(InlineProcessor):
    """A block inside a sentence."""

    PATTERN = r"\[\[desk ([a-z_]+) ([a-z0-9-]+)\]\]"

    def handleMatch(self, m: Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        return Element(MARK, {"block": m[1], "id": m[2]}), m.start(0), m.end(0)


class UniqueIds(Treeprocessor):
    """Keeps the first of two equal ids in a page, as when a page calls one block twice."""

    def run(self, root: Element) -> None:
        seen: set[str] = set()
        for element in root.iter():
            id = element.get("id")
            if id is None:
                continue
            if id in seen:
                del element.attrib["id"]
            seen.add(id)
