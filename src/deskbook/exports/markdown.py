"""Every page as plain Markdown with its blocks written out, for readers and tools without our macros."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.errors import DeskbookError
from deskbook.html.as_markdown import markdown
from deskbook.html.rendering import render
from deskbook.read.calls import substitute
from deskbook.read.dialect import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library, Page
    from deskbook.read.calls import Call


def export(library: Library) -> Iterator[tuple[str, bytes]]:
    """One file a page, at the page's own path; a call that cannot be rendered stays as it is."""
    for path, page in library.pages.items():
        yield path, write_out(library, page).encode()


def write_out(library: Library, page: Page) -> str:
    """One page: its title as front matter, then its text with the blocks in place."""

    def block(call: Call) -> str | None:
        try:
            return markdown(render(library, call.name or "", call.argument)).strip()
        except DeskbookError:
            return None

    title = page.doc.data.get("title", page.id)
    quoted = str(title).replace("\\", "\\\\").replace('"', '\\"')
    text = page.whole.lstrip("\n")
    if page.doc.data.get("render_macros") is not False:
        text = substitute(text, block, seen=visible(text))
    return f'---\ntitle: "{quoted}"\n---\n{text}'
