"""A line a finding, for people: `path:line: CODE what is wrong; what to do`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.formats._printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deskbook.library.model import Finding


def show(findings: Sequence[Finding]) -> str:
    r"""The findings as they stand, one line each.

    >>> from deskbook.library.model import Finding
    >>> from deskbook.read.source import Where
    >>> show([Finding(Where("docs/a.md", 3), "SOP104", "scope is empty; say what the page covers")])
    'docs/a.md:3: SOP104 scope is empty; say what the page covers\n'
    """
    return "".join(f"{' '.join(printable(str(one)).splitlines())}\n" for one in findings)
