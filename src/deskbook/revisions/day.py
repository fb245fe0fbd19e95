"""The day that a project is judged and built as of: given, else the commit's, the newest file's, or today.

The same commit gives the same day anywhere, so that an old checkout still passes and builds the same
bytes. A folder that git cannot tell of, such as an unpacked download, is as old as its newest file.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deskbook.revisions.git import GitError, environment, git
from deskbook.today import today as real_today

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDERS = ("docs", "sop_data")
CREDIBLE = 946_684_800
"""A file older than the year 2000 tells of a lost date, not of an old page."""


@dataclass(frozen=True, slots=True)
class Day:
    """A moment as seconds since 1970, and where it was found; `source` is "" where the caller gave it."""

    seconds: int
    source: str = ""

    @property
    def date(self) -> dt.date:
        return dt.datetime.fromtimestamp(self.seconds, dt.UTC).date()

    def __str__(self) -> str:
        return f"as of {self.date}, {self.source or 'as given'}"

    def environment(self) -> dict[str, str]:
        """The caller's environment, in which everything that is started finds this day."""
        kept = {name: value for name, value in os.environ.items() if name != "DESKBOOK_TODAY"}
        return kept | {"SOURCE_DATE_EPOCH": str(self.seconds)}


def day_of(root: Path) -> Day:
    """The day of the project in `root`, as every command that judges or builds takes it."""
    return _given() or _committed(root) or _newest_file(root) or Day(int(time.time()), "today")


def _given() -> Day | None:
    """What the environment says; raises DeskbookError where that is no day."""
    if not os.environ.get("DESKBOOK_TODAY") and not os.environ.get("SOURCE_DATE_EPOCH"):
        return None
    date = real_today()
    if os.environ.get("DESKBOOK_TODAY"):
        return Day(int(dt.datetime.combine(date, dt.time(), dt.UTC).timestamp()))
    return Day(int(os.environ["SOURCE_DATE_EPOCH"]))


def _committed(root: Path) -> Day | None:
    """The day of the commit, or of what was changed since."""
    try:
        seconds, hash = _commit(root)
        changed = _changed(root)
    except GitError as error:
        if "dubious ownership" not in str(error):
            return None
        try:
            seconds, hash = _commit_of_another(root)
        except GitError:
            return None
        changed = []
    if newest := _newest(changed):
        when, path = newest
        if when > seconds:
            return Day(when, f"your newest change ({path.relative_to(root).as_posix()})")
    return Day(seconds, f"commit {hash[:10]}")


def _commit(root: Path, env: dict[str, str] | None = None) -> tuple[int, str]:
    """(seconds, hash) of the commit that is checked out, where it is one of this project."""
    if not git(root, "ls-tree", "--name-only", "HEAD", f"{FOLDERS[0]}/", env=env).strip():
        raise GitError("the repository around the project does not hold it")
    seconds, hash = git(root, "rev-list", "--max-count=1", "--timestamp", "HEAD", env=env).split()
    return int(seconds), hash


def _commit_of_another(root: Path) -> tuple[int, str]:
    """The same for a checkout that belongs to another user, as in a container.

    Git refuses such a folder, since its settings could name programs to run. Both commands read
    objects only; what else a setting could have them start, a transport, is off.
    """
    with tempfile.TemporaryDirectory(prefix="deskbook-") as folder:
        trust = Path(folder) / "config"
        trust.write_text("[safe]\n\tdirectory = *\n", encoding="utf-8")
        env = environment() | {
            "GIT_CONFIG_GLOBAL": str(trust),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_ALLOW_PROTOCOL": "none",
            "GIT_NO_LAZY_FETCH": "1",
        }
        return _commit(root, env)


def _changed(root: Path) -> list[Path]:
    """What differs from the commit."""
    listed = git(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *FOLDERS)
    top = Path(git(root, "rev-parse", "--show-cdup").rstrip("\n") or ".")
    home = Path(os.path.normpath(root.absolute() / top))
    names = [home / line[3:] for line in listed.split("\0") if line]
    return [name for name in names if name.is_relative_to(root)]


def _newest_file(root: Path) -> Day | None:
    newest = _newest(_files(root))
    if not newest:
        return None
    when, path = newest
    return Day(min(when, int(time.time())), f"the newest file ({path.relative_to(root).as_posix()})")


def _files(root: Path) -> Iterator[Path]:
    for top in FOLDERS:
        for parent, _, names in os.walk(root / top):
            yield from (Path(parent, name) for name in names if not name.startswith("."))


def _newest(paths: Iterable[Path]) -> tuple[int, Path] | None:
    """(seconds, path) of the file that was written last, where its time is to be believed."""
    found: list[tuple[int, Path]] = []
    for path in paths:
        try:
            found.append((int(path.lstat().st_mtime), path))
        except OSError:
            continue
    newest = max(found, default=None, key=lambda one: (one[0], str(one[1])))
    return newest if newest and newest[0] >= CREDIBLE else None
