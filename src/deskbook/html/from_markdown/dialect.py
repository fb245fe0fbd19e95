"""The dialect as an extension of Python-Markdown, which then reads no Markdown of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from deskbook.html.from_markdown.code import highlighted
from deskbook.html.from_markdown.tree import NAME, Tree
from deskbook.read.dialect import read

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from deskbook.read.dialect import Reading

_THEIR_INLINES = (
    "backtick escape reference link image_link image_reference short_reference short_image_ref"
    " autolink automail linebreak html entity not_strong em_strong em_strong2"
)


class Dialect(Extension):
    """List it behind other extensions, `toc` too: blocks that they define are not read, signs in a line are."""

    def extendMarkdown(self, md: Markdown) -> None:
        for name, part in (("abbr", "abbr"), ("pymdownx.highlight", "indent-highlight")):
            if part not in md.treeprocessors:
                md.registerExtensions([name], {})
        pages = Pages(md)
        md.preprocessors.register(pages, "desk-read", 31)
        md.parser.blockprocessors.register(Blocks(md, pages), "desk-tree", 1000)
        md.treeprocessors.register(Names(md), "desk-names", 5)
        for name in _THEIR_INLINES.split():
            if name in md.inlinePatterns:
                md.inlinePatterns.deregister(name)
        if "attr_list" in md.treeprocessors:
            md.treeprocessors.deregister("attr_list")


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


class Names(Treeprocessor):
    """Gives items the ids that they name, after `toc` gave the headings theirs."""

    def run(self, root: Element) -> None:
        for item in root.iter("li"):
            if name := item.attrib.pop(NAME, None):
                item.set("id", name)


def makeExtension(**options: Any) -> Dialect:
    return Dialect(**options)
