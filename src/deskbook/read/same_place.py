"""Two files at one place: names that differ in case alone, and pages that the site would write to one address."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from deskbook import theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(path, what is wrong with it) of each file that would take the place of another.

    >>> list(clashes(["docs/a.md", "docs/A.md"]))
    [('docs/a.md', "the file is one with 'docs/A.md' where case does not count; rename one of them")]
    """
    kept: dict[str, str] = {}
    addresses: dict[str, str] = {}
    for path in sorted(paths):
        folded = unicodedata.normalize("NFC", path).casefold()
        first = kept.setdefault(folded, path)
        if first != path:
            yield path, f"the file is one with {first[:120]!r} where case does not count; rename one of them"
            continue
        if not path.startswith("docs/"):
            continue
        address = _address(folded)
        other = addresses.setdefault(address, path)
        if other != path:
            yield path, f"the page has the address of {other[:120]!r}; rename one of them"
        elif not path.endswith(".md") and _is_of_theme(path):
            yield path, "the file has the place of one of the theme's; rename it, or put it into overrides/"


def _address(path: str) -> str:
    """Where the site has a file of `docs/`.

    >>> _address("docs/a.md"), _address("docs/a/index.md"), _address("docs/readme.md"), _address("docs/a.png")
    ('docs/a/', 'docs/a/', 'docs/', 'docs/a.png')
    """
    if not path.endswith(".md"):
        return path
    page = path.removesuffix(".md")
    folder, _, name = page.rpartition("/")
    return f"{folder}/" if name in ("index", "readme") else f"{page}/"


def _is_of_theme(path: str) -> bool:
    inside = path.removeprefix("docs/")
    return ".." not in inside and any((folder / inside).is_file() for folder in theme.folders())
