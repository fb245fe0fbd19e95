"""MkDocs, started on a project as of its day."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from deskbook.errors import DeskbookError

if TYPE_CHECKING:
    from pathlib import Path

    from deskbook.revisions.day import Day


def mkdocs(*arguments: str) -> tuple[str, ...]:
    """The command, run by this Python: no other MkDocs that lies on the path takes part."""
    return (sys.executable, "-m", "mkdocs", *arguments)


def environment(root: Path, day: Day) -> dict[str, str]:
    """What MkDocs sees; raises DeskbookError where the project has no site."""
    if not (root / "mkdocs.yml").is_file():
        raise DeskbookError(
            f"no mkdocs.yml in {str(root)!r}; a site is built where one stands beside docs/ and sop_data/"
        )
    return day.environment() | {"NO_MKDOCS_2_WARNING": "1"}
