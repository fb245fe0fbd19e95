"""The Python-Markdown extension: the dialect, blocks, inline blocks, steps with links, and terms explained."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from deskbook.dialect import read
from deskbook.markdown.code import highlighted
from deskbook.markdown.place import InlineCall, Placed, UniqueIds
from deskbook.markdown.steps import Steps
from deskbook.markdown.terms import Terms
from deskbook.markdown.tree import Tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from deskbook.dialect import Reading

_THEIR_INLINES = (
    "backtick escape reference link image_link image_reference short_reference short_image_ref"
    " autolink automail linebreak html entity not_strong em_strong em_strong2"
)


class DeskbookExtension(Extension):
    """List it last: its tree steps share priority 5 with `toc`, and run after it in this order.

    MkDocs collects a page's anchors at the same priority later still, so it sees the ids made here.
    """

    def extendMarkdown(self, md: Markdown) -> None:
        for name, part in (("abbr", "abbr"), ("pymdownx.highlight", "indent-highlight")):
            if part not in md.treeprocessors:
                md.registerExtensions([name], {})
        pages = Pages(md)
        md.preprocessors.register(pages, "desk-read", 31)
        md.parser.blockprocessors.register(Blocks(md, pages), "desk-tree", 1000)
        md.inlinePatterns.register(InlineCall(InlineCall.PATTERN, md), "desk-inline", 165)
        for name in _THEIR_INLINES.split():
            if name in md.inlinePatterns:
                md.inlinePatterns.deregister(name)
        if "attr_list" in md.treeprocessors:
            md.treeprocessors.deregister("attr_list")
        md.treeprocessors.register(Placed(md), "desk-placed", 6)
        md.treeprocessors.register(Steps(md), "desk-steps", 5)
        md.treeprocessors.register(Terms(md), "desk-terms", 5)
        md.treeprocessors.register(UniqueIds(md), "desk-unique-ids", 5)


class Pages(Preprocessor):
    """Reads a page before anything else does, and hands on only its raw HTML, which may hold anchors."""

    waiting: Reading | None = None

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines).replace("\r\n", "\n").replace("\r", "\n")
        self.waiting = read(text.replace(STX, "").replace(ETX, ""))
        html = [token.content for token in self.waiting.tokens if token.type == "html_block"]
        html += [
            child.content
            for token in self.waiting.tokens
            for child in token.children or ()
            if child.type == "html_inline"
        ]
        return "\n".join(html).split("\n")


class Blocks(BlockProcessor):
    """Takes the whole page at once, in place of Python-Markdown's own rules for blocks."""

    def __init__(self, md: Markdown, pages: Pages) -> None:
        super().__init__(md.parser)
        self.md, self.pages = md, pages

    def test(self, parent: Element, block: str) -> bool:
        return self.pages.waiting is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        blocks.clear()
        reading, self.pages.waiting = self.pages.waiting, None
        if reading is None:
            return
        for extension in self.md.registeredExtensions:
            if hasattr(extension, "abbrs"):
                extension.abbrs.update(reading.abbreviations)
        Tree(parent, self.md.htmlStash.store, partial(highlighted, self.md)).grow(reading)


def makeExtension(**options: Any) -> DeskbookExtension:
    return DeskbookExtension(**options)
