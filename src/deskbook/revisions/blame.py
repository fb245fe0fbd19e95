"""What a change is to blame for: on a pull request, a date that passed on another page is not.

A finding is let through, as a warning, where all of this holds: the change does not touch its file,
the base has it too, as of the same day, and only the day brings it about.
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from deskbook import app
from deskbook.errors import DeskbookError
from deskbook.revisions.files import files_at
from deskbook.revisions.git import GitError, git

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from pathlib import Path

    from deskbook.library.model import Finding, Library

FOLDERS = ("docs", "sop_data")
LONG_AGO = dt.date(1970, 1, 1)
"""A day before every date of a project: what is found then is no matter of time."""
VARIABLE = "DESKBOOK_SINCE"
"""Names the base to every command of a workflow, and to the build's gate."""


def add_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--since",
        metavar="BASE",
        help="for a pull request: a page that does not differ from this commit cannot fail by its date "
        f"(default: {VARIABLE}, where set)",
    )


def base_of(args: argparse.Namespace) -> str:
    """The base that the caller named, or ""."""
    return str(args.since if args.since is not None else os.environ.get(VARIABLE, ""))


def judged(root: Path, base: str, library: Library, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those that the change since `base` is not to blame for as warnings."""
    found = list(findings)
    if not base or not found:
        return found
    start = _start(root, base)
    touched = _touched(root, start)
    late = [one for one in found if one.severity == "error" and one.where.path not in touched]
    if not late:
        return found
    files = files_at(root, start, FOLDERS)
    before = _names(app.check(app.open_files(files, library.today)))
    timeless = _names(app.check(app.open_files(files, LONG_AGO)))
    let = {one for one in late if _name(one) in before - timeless}
    return [
        replace(one, severity="warning", message=f"{one.message} (not by this change)") if one in let else one
        for one in found
    ]


def _start(root: Path, base: str) -> str:
    """The commit that the change began at."""
    try:
        commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    except GitError as error:
        if "rev-parse: it failed" not in str(error):
            raise
        raise DeskbookError(f"--since: no commit {base[:80]!r} here; fetch it, or name another") from None
    return git(root, "merge-base", commit.strip(), "HEAD").strip()


def _touched(root: Path, start: str) -> set[str]:
    names = git(root, "diff", "--name-only", "--relative", "--no-renames", "-z", start, "--", *FOLDERS)
    names += git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *FOLDERS)
    return {name for name in names.split("\0") if name}


def _name(finding: Finding) -> tuple[str, str]:
    """What one finding is known by, however many days it tells of."""
    return finding.where.path, finding.code


def _names(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    return {_name(one) for one in findings}
