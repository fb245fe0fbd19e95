"""The service worker of a built site: reads offline, and says when a new revision is there."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SKIP = (".map", ".gz", "sw.js", "sitemap.xml")
MARK = "/* FILES */"


def worker(source: str, site: Path) -> bytes:
    """`source` with the site's files and one digest over all of them, so that any change is a new one.

    Raises ValueError where `source` has no place for them.
    """
    if MARK not in source:
        raise ValueError(f"the service worker has no {MARK}; put it where the files belong")
    files = sorted(path for path in site.rglob("*") if path.is_file() and not path.name.endswith(SKIP))
    named = [_address(path.relative_to(site).as_posix()) for path in files]
    listed = f"const REVISION = {json.dumps(_digest(files))};\nconst FILES = {json.dumps(named, separators=(',', ':'))};"
    return source.replace(MARK, listed).encode()


def _address(path: str) -> str:
    """The address that a page links to.

    >>> _address("sops/refunds/index.html"), _address("index.html"), _address("assets/a.css")
    ('sops/refunds/', './', 'assets/a.css')
    """
    folder = path.removesuffix("index.html")
    return (folder or "./") if path.endswith("index.html") else path


def _digest(files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in files:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]
