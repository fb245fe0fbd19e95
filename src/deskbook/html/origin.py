"""The line of a page's Markdown that made what is wrong in its HTML."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from deskbook.read.source import Where

if TYPE_CHECKING:
    from deskbook.library.model import Finding, Library, Page

_INDEX = re.compile(r"(?:^|/)index\.html$")


def traced(finding: Finding, library: Library) -> Finding:
    """The finding at the line that its owner can mend; as it is where a record or the theme made the HTML."""
    page = _page(finding.where.path, library)
    address, _, anchor = finding.about.partition("#")
    part = f"#{anchor}" if anchor else address
    if not page or not part.strip("./"):
        return finding
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        if part in line:
            return replace(finding, where=Where(page.path, number, line.index(part) + 1))
    return finding


def _page(built: str, library: Library) -> Page | None:
    """The page that MkDocs wrote to this path of the site."""
    base = _INDEX.sub("", built)
    paths = (f"docs/{base}.md", f"docs/{base}/index.md".replace("//", "/"))
    return next((library.pages[path] for path in paths if path in library.pages), None)
