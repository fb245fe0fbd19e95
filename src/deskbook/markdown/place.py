"""Puts rendered blocks where a page calls them: `/// raci | refund` and `[[desk role tier-2]]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from deskbook.errors import DeskbookError
from deskbook.markdown import session

if TYPE_CHECKING:
    from re import Match


_MARK = "desk-place"


class BlockCall(BlockProcessor):
    """A block of its own; anything else that begins with `///` is an error, never silent text."""

    FORM = re.compile(r"^/// ([a-z_]+) \| ([a-z0-9-]+)\n///\s*$")

    def test(self, parent: Element, block: str) -> bool:
        return block.startswith("///")

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = self.FORM.match(block)
        if not found:
            line = block.splitlines()[0][:80]
            raise DeskbookError(f'{line!r} is no block; call one as {{{{ raci("refund") }}}}')
        parent.append(Element(_MARK, {"block": found[1], "id": found[2]}))


class Placed(Treeprocessor):
    """Puts the rendered blocks in, after `attr_list`, which would read attributes from their text."""

    blocks: list[Element]

    def run(self, root: Element) -> None:
        self.blocks = []
        for parent in [one for one in root.iter() if any(child.tag == _MARK for child in one)]:
            for index, child in enumerate(parent):
                if child.tag == _MARK:
                    block = session.element(child.attrib["block"], child.attrib["id"])
                    block.tail = child.tail or block.tail
                    parent[index] = block
                    self.blocks.append(block)


class InlineCall(InlineProcessor):
    """A block inside a sentence."""

    PATTERN = r"\[\[desk ([a-z_]+) ([a-z0-9-]+)\]\]"

    def handleMatch(self, m: Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        return Element(_MARK, {"block": m[1], "id": m[2]}), m.start(0), m.end(0)


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
