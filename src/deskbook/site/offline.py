"""The service worker of a built site: reads offline, and says when a new revision is there."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SKIP = (".map", ".gz", ".mp4", ".webm", "sw.js", "sw-off.js", "sitemap.xml", "offline.json")
"""Not kept: what no page shows, what is this worker's own, and films, which would fill a disk."""
MARK = "/* REVISION */"
LIST = "offline.json"


def written(source: str, site: Path) -> dict[str, bytes]:
    """`sw.js` from `source`, and the list of the site's files with their digests, by which it keeps them.

    The worker holds the digest of the list, so that any change of any file is a new worker.
    Raises ValueError where `source` has no place for it.
    """
    if MARK not in source:
        raise ValueError(f"the service worker has no {MARK}; put it where the revision belongs")
    files = sorted(path for path in site.rglob("*") if path.is_file() and not path.name.endswith(SKIP))
    digests = {_address(path.relative_to(site).as_posix()): digest(path.read_bytes()) for path in files}
    listed = json.dumps(digests, separators=(",", ":"), ensure_ascii=False).encode()
    revision = f"const REVISION = {json.dumps(digest(listed))};"
    return {"sw.js": source.replace(MARK, revision).encode(), LIST: listed}


def digest(content: bytes) -> str:
    """The first 128 bits of SHA-256, in letters that an address may hold.

    >>> digest(b"a page")
    'mo7v8dC8a5t6zxcLEWjW0A'
    """
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()[:16]).decode().rstrip("=")


def _address(path: str) -> str:
    """The address that a page links to.

    >>> _address("sops/refunds/index.html"), _address("index.html"), _address("assets/a.css")
    ('sops/refunds/', './', 'assets/a.css')
    """
    folder = path.removesuffix("index.html")
    return (folder or "./") if path.endswith("index.html") else path
