"""The Content Security Policy that every page bears: what a browser may load and run for it, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHARSET = re.compile(r"<meta\s+charset=[\"']?utf-8[\"']?\s*/?>", re.IGNORECASE)
_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy(hashes: Iterable[str], sends_to: str = "", *, preview: bool = False) -> str:
    """The policy of a page whose inline scripts have these hashes.

    `sends_to` is the one origin beside the site's own that a script may speak to. A preview allows every
    inline script, since MkDocs writes one of its own into each page that it serves.

    >>> policy(["sha256-A="]).split("; ")[:2]
    ["default-src 'none'", "script-src 'self' 'sha256-A='"]
    """
    scripts = ["'unsafe-inline'"] if preview else [f"'{one}'" for one in sorted(set(hashes))]
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *scripts],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "media-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'", *([sends_to] if sends_to else [])],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def digest(script: str) -> str:
    """The hash by which a policy names an inline script.

    >>> digest("go()")
    'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def scripts_of(template: str) -> list[str]:
    """The inline scripts of a template that are the same on every page: those without an expression."""
    return [one for one in _SCRIPT.findall(template) if "{{" not in one and "{%" not in one]


def placed(page: str, rules: str) -> str:
    """A page with its policy before everything that a browser would load.

    >>> print(placed('<head><meta charset="utf-8"><title>A</title>', "default-src 'none'"))
    <head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>A</title>
    """
    meta = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(rules, quote=False)}">'
    found = _CHARSET.search(page) or _HEAD.search(page)
    place = found.end() if found else 0
    return page[:place] + meta + page[place:]
