"""Workflow commands, which GitHub shows as annotations on the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.formats._printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deskbook.library.model import Finding


def show(findings: Sequence[Finding]) -> str:
    r"""One command a finding, with everything escaped that would end a command or a property.

    >>> from deskbook.library.model import Finding
    >>> from deskbook.read.source import Where
    >>> show([Finding(Where("docs/a,b.md", 3), "SOP304", "100% wrong\nmend it", "warning")])
    '::warning file=docs/a%2Cb.md,line=3,col=1,title=SOP304::100%25 wrong%0Amend it\n'
    """
    return "".join(
        f"::{one.severity} file={_property(one.where.path)},line={one.where.line},col={one.where.column},"
        f"title={_property(one.code)}::{_data(one.message)}\n"
        for one in findings
    )


def _data(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
