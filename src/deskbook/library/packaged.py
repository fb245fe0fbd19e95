"""The pages that come with the package: what every library has, until a project writes its own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

FOLDER = "handbook"


@cache
def pages() -> Mapping[str, str]:
    """Path in a project → Markdown, by path: `docs/reference/roles.md` and so on.

    >>> "docs/reference/roles.md" in pages()
    True
    """
    return dict(sorted(_below(files("deskbook.library").joinpath(FOLDER), "docs")))


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _below(one, f"{path}/{one.name}")
        elif one.name.endswith(".md"):
            yield f"{path}/{one.name}", one.read_text(encoding="utf-8")
