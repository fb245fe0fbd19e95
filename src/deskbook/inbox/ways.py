"""Where a site lets its agents hand in what they found, as `extra.outbox` of mkdocs.yml says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from deskbook.errors import DeskbookError
from deskbook.inbox.printable import quoted
from deskbook.source import suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FORMER = {"deviation": "mail: ADDRESS or issue: ADDRESS", "ask_for_sop": "mail: ADDRESS or issue: ADDRESS"}
"""What `extra` called it before → what stands below `outbox` now."""

_MAIL = re.compile(r"[^\s@<>?&%,;]+@[^\s@<>?&%,;]+")
_HERE = ("localhost", "127.0.0.1", "[::1]")


def ways(extra: Mapping[str, Any]) -> dict[str, str]:
    """`mail`, `issue` and `address` as configured, an empty mapping where a site takes nothing.

    >>> ways({"outbox": {"mail": "owners@example.org"}})
    {'mail': 'owners@example.org'}
    >>> ways({"outbox": {"mial": "owners@example.org"}})
    Traceback (most recent call last):
    deskbook.errors.DeskbookError: mkdocs.yml: extra.outbox: unknown way 'mial'; did you mean 'mail'?
    """
    for name, now in FORMER.items():
        if name in extra:
            raise DeskbookError(
                f"mkdocs.yml: extra.{name} has gone; write extra.outbox with {now}, as `Take what agents hand in` shows"
            )
    given = extra.get("outbox") or {}
    if not isinstance(given, dict):
        raise _wrong(
            f"is {quoted(given)}; write `mail: ADDRESS`, `issue: ADDRESS` or `address: ADDRESS` below it"
        )
    for name, value in given.items():
        if name not in _CHECKS:
            raise _wrong(f"unknown way {quoted(name)}; {suggestion(str(name)[:80], _CHECKS)}", colon=True)
        if not isinstance(value, str) or not _CHECKS[name][0](value):
            raise _wrong(f"{name} is {quoted(value)}; {_CHECKS[name][1]}", colon=True)
    return dict(given)


def origin(address: str) -> str:
    """What a Content Security Policy has to name in `connect-src` for a configured address; '' for our own host.

    >>> origin("https://intake.example.org/records?team=2"), origin("/records")
    ('https://intake.example.org', '')
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _wrong(problem: str, *, colon: bool = False) -> DeskbookError:
    return DeskbookError(f"mkdocs.yml: extra.outbox{':' if colon else ''} {problem}")


def _is_address(value: str) -> bool:
    """A path of the site's own host, or https; http only to this machine."""
    if value.startswith("/") and not value.startswith("//"):
        return True
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    secure = parts.scheme == "https" or (parts.scheme == "http" and parts.netloc.partition(":")[0] in _HERE)
    return secure and bool(parts.netloc) and not parts.username and not re.search(r"[\s'\";,]", value)


_CHECKS: dict[str, tuple[Callable[[str], bool], str]] = {
    "mail": (
        lambda value: bool(_MAIL.fullmatch(value)),
        "write one mail address, such as owners@example.org",
    ),
    "issue": (
        lambda value: _is_address(value) and "{title}" in value and "{body}" in value,
        "write the host's new-issue address with {title} and {body} in it, such as https://github.com/OWNER/REPO/issues/new?title={title}&body={body}",
    ),
    "address": (_is_address, "write an https address that takes a POST, or a path of the site's own host"),
}
