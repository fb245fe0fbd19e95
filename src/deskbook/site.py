"""Checks of the built HTML: every link, anchor and image leads somewhere inside the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from deskbook.model import Finding


def check_site(folder: Path) -> Iterator[Finding]:
    """Every href, src and id below `folder`."""
    yield from ()
