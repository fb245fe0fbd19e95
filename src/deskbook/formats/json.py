"""An array of objects, for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deskbook.library.model import Finding


def show(findings: Sequence[Finding]) -> str:
    """Every finding with the same six keys; an empty array where there is none.

    >>> show([])
    '[]\\n'
    """
    rows = [
        {
            "path": one.where.path,
            "line": one.where.line,
            "column": one.where.column,
            "code": one.code,
            "severity": one.severity,
            "message": one.message,
        }
        for one in findings
    ]
    return json.dumps(rows, indent=2) + "\n"
