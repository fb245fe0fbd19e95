"""Where the theme lies: templates, fonts and pictures in the package, scripts and style sheets in the workshop `web/`.

A wheel packs the workshop's folders into the package; in a checkout they stand beside `src/`.
"""

from __future__ import annotations

from pathlib import Path

PACKAGED = Path(__file__).parent / "site"
WORKSHOP = Path(__file__).parents[2] / "web"


def folders() -> list[Path]:
    """What is published of the theme, and its templates."""
    return [folder / "theme" for folder in places()]


def worker(name: str) -> str:
    """The text of a service worker.

    >>> "unregister" in worker("sw-off.js")
    True
    """
    found = (folder / "worker" / name for folder in places())
    return next(path for path in found if path.is_file()).read_text(encoding="utf-8")


def places() -> list[Path]:
    """The folders that hold all of it."""
    packed = (PACKAGED / "worker").is_dir()
    return [PACKAGED] if packed else [PACKAGED, WORKSHOP]
