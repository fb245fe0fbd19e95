"""Holds a rendered page against the allow-list: what an author wrote, and not the blocks that stand in it."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from deskbook.html.allowed import refused, safe
from deskbook.pages import session

if TYPE_CHECKING:
    from markdown import Markdown

    from deskbook.pages.place import Placed


class Aside(Treeprocessor):
    """Puts the blocks aside as the last step before the page becomes text, and leaves a mark for each.

    The mark is made of a secret, so that no author can write one.
    """

    def __init__(self, md: Markdown, placed: Placed) -> None:
        super().__init__(md)
        self.placed = placed
        self.secret = secrets.token_hex(8)
        self.blocks: list[str] | None = None

    def run(self, root: Element) -> None:
        own = {id(one) for one in self.placed.blocks}
        blocks = self.blocks = []
        for parent in [one for one in root.iter() if any(id(child) in own for child in one)]:
            for index, child in enumerate(parent):
                if id(child) in own:
                    mark = Element("span")
                    mark.tag = None  # type: ignore[assignment] # the serializer writes its text alone
                    mark.text = f"{self.secret}-{len(blocks)}-"
                    mark.tail, child.tail = child.tail, None
                    parent[index] = mark
                    blocks.append(self.md.serializer(child))


class Safe(Postprocessor):
    """Takes out what a page may not hold, notes it, and puts the blocks back.

    The table of contents sends each heading through here before; that is no page yet, and becomes plain text.
    """

    def __init__(self, md: Markdown, aside: Aside) -> None:
        super().__init__(md)
        self.aside = aside

    def run(self, text: str) -> str:
        blocks, self.aside.blocks = self.aside.blocks, None
        if blocks is None:
            return text
        session.refused().extend(refused(text))
        return re.sub(rf"{self.aside.secret}-(\d+)-", lambda found: blocks[int(found[1])], safe(text))
