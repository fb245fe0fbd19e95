"""Every page as plain Markdown with its blocks written out, for readers and tools without our macros."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deskbook.errors import DeskbookError
from deskbook.rendering import render
from deskbook.writing import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.model import Library, Page

_CALL = re.compile(r"\{\{\s*([a-z_]+)\(\s*[\"']([a-z0-9-]+)[\"']\s*\)\s*\}\}")


def export(library: Library) -> Iterator[tuple[str, bytes]]:
    """One file a page, at the page's own path; a call that cannot be rendered stays as it is."""
    for path, page in library.pages.items():
        yield path, write_out(library, page).encode()


def write_out(library: Library, page: Page) -> str:
    """One page: its title as front matter, then its text with the blocks in place."""

    def block(found: re.Match[str]) -> str:
        try:
            return markdown(render(library, found[1], found[2])).strip()
        except DeskbookError:
            return found[0]

    title = page.doc.data.get("title", page.id)
    quoted = str(title).replace("\\", "\\\\").replace('"', '\\"')
    return f'---\ntitle: "{quoted}"\n---\n' + _CALL.sub(block, page.body.lstrip("\n"))
