"""Where a site lets its agents hand in what they found: as the company says, or `extra.outbox` of mkdocs.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from deskbook.errors import DeskbookError
from deskbook.inbox.printable import quoted
from deskbook.kinds.company.schema import WAYS
from deskbook.read.near import suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMER = {"deviation": "mail: ADDRESS or issue: ADDRESS", "ask_for_sop": "mail: ADDRESS or issue: ADDRESS"}
"""What `extra` called it before → what stands below `outbox` now."""


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
                f"mkdocs.yml: extra.{name} has gone; write outbox in sop_data/company.yml with {now}, as `Take what agents hand in` shows"
            )
    given = extra.get("outbox") or {}
    if not isinstance(given, dict):
        raise _wrong(
            f"is {quoted(given)}; write `mail: ADDRESS`, `issue: ADDRESS` or `address: ADDRESS` below it"
        )
    for name, value in given.items():
        if name not in WAYS:
            raise _wrong(f"unknown way {quoted(name)}; {suggestion(str(name)[:80], WAYS)}", colon=True)
        if not isinstance(value, str) or not WAYS[name][0](value):
            raise _wrong(f"{name} is {quoted(value)}; {WAYS[name][1]}", colon=True)
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
