"""The Python-Markdown extension: the dialect, blocks, inline blocks, steps with links, and terms explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension

from deskbook.html.from_markdown.dialect import Dialect
from deskbook.pages.place import InlineCall, Placed, UniqueIds
from deskbook.pages.safe import Aside, Safe
from deskbook.pages.steps import Steps
from deskbook.pages.terms import Terms

if TYPE_CHECKING:
    from markdown import Markdown


class DeskbookExtension(Extension):
    """List it last: its tree steps share priority 5 with `toc`, and run after it in this order.

    MkDocs collects a page's anchors at the same priority later still, so it sees the ids made here.
    """

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtensions([Dialect()], {})
        md.inlinePatterns.register(InlineCall(InlineCall.PATTERN, md), "desk-inline", 165)
        placed = Placed(md)
        aside = Aside(md, placed)
        md.treeprocessors.register(placed, "desk-placed", 6)
        md.treeprocessors.register(Steps(md), "desk-steps", 5)
        md.treeprocessors.register(Terms(md), "desk-terms", 5)
        md.treeprocessors.register(UniqueIds(md), "desk-unique-ids", 5)
        md.treeprocessors.register(aside, "desk-aside", -100)
        md.postprocessors.register(Safe(md, aside), "desk-safe", -100)


def makeExtension(**options: Any) -> DeskbookExtension:
    return DeskbookExtension(**options)
