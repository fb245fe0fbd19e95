"""A place of the site by its short name, and the words that stand there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from deskbook import app
from deskbook.read.outline import outline

from .shown import shown, strings

if TYPE_CHECKING:
    from deskbook.library.model import Library, Page


class Unknown(Exception):
    """There is no such place."""


@cache
def text(library: Library, target: str) -> str:
    """What stands at `refunds`, `refunds#verify`, `owners/get-used#with-the-team`, `search` or `figure/refund-window`."""
    name, _, anchor = target.partition("#")
    folder, slash, id = name.partition("/")
    if slash and folder in library.records:
        return _record(library, folder, id)
    page = library.sop(name) or library.pages.get(f"docs/{name}.md")
    if page is None:
        raise Unknown(target)
    if not anchor:
        return shown(library, page.whole)
    return shown(library, _part(page, anchor, target))


def _record(library: Library, kind: str, id: str) -> str:
    record = library.find(kind, id)
    if record is None:
        raise Unknown(f"{kind}/{id}")
    said = " | ".join(strings(record.doc.data))
    return (
        f"{said} | {' '.join(app.render(library, kind, id).itertext())}" if kind in library.blocks else said
    )


def _part(page: Page, anchor: str, target: str) -> str:
    """The Markdown of one step, or of all below one heading."""
    for step in page.outline.steps:
        if step.anchor == anchor:
            return step.text
    lines = page.whole.split("\n")
    headings = outline(page.whole, 1).headings
    for place, heading in enumerate(headings):
        if heading.anchor == anchor:
            ends = (one.line for one in headings[place + 1 :] if one.level <= heading.level)
            end = next(ends, len(lines) + 1)
            return "\n".join(lines[heading.line - 1 : end - 1])
    raise Unknown(target)
