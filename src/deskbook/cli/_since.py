"""Since which change a search test fails: a commit, or a file that is not committed yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from deskbook import app
from deskbook.errors import DeskbookError
from deskbook.kinds.search_test.schema import SearchTest
from deskbook.revisions.files import files_at
from deskbook.revisions.git import git
from deskbook.search.answers import Search

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from deskbook.kinds.search_test.schema import Query
    from deskbook.library.model import Finding, Library

CODE = "SOP801"
FOLDERS = ("docs", "sop_data")
CHANGES = 64
"""How many changes of the library to look back."""


@dataclass(frozen=True, slots=True)
class Change:
    """A commit that changed the library."""

    hash: str
    day: str
    subject: str


def with_change(root: Path, library: Library, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those of search tests with the change that did it, where git knows one."""
    tests = {
        record.where("queries", place): query
        for record in library.all(SearchTest)
        for place, query in enumerate(record.data.queries)
    }
    past: Past | None = None
    told = []
    for one in findings:
        if one.code == CODE and one.where in tests:
            past = past or Past(root, library.today)
            if reason := past.reason(tests[one.where]):
                one = replace(one, message=f"{one.message}; {reason}")
        told.append(one)
    return told


class Past:
    """The library as it was at each of its last changes."""

    def __init__(self, root: Path, today: dt.date) -> None:
        self.root, self.today = root, today
        try:
            log = git(root, "log", f"-{CHANGES}", "--format=%h%x09%cs%x09%s", "--", *FOLDERS)
        except DeskbookError:
            log = ""
        self.changes = [Change(*line.split("\t", 2)) for line in log.splitlines()]
        self._at: Callable[[str], Search] = lru_cache(maxsize=None)(
            lambda commit: self._search(self._files(commit))
        )

    def reason(self, test: Query) -> str:
        """Which change made the test fail, in words; "" where it never passed as far as git knows."""
        if not self.changes:
            return ""
        if self._passes(0, test):
            return f"it does without your change of {self._uncommitted(test)}, not committed yet"
        found = _first_to_fail(len(self.changes), lambda index: self._passes(index, test))
        if found is None:
            return ""
        change = self.changes[found]
        names = self._names("show", "--format=", "--name-only", "--relative", change.hash)
        return f"it did before {change.hash} of {change.day} ({change.subject}), which changed {_some(names)}"

    def _passes(self, index: int, test: Query) -> bool:
        return self._at(self.changes[index].hash).passes(test.query, test.finds)

    def _search(self, files: dict[str, bytes]) -> Search:
        return Search(app.open_files(files, self.today))

    def _files(self, commit: str) -> dict[str, bytes]:
        return files_at(self.root, commit, FOLDERS)

    def _names(self, *command: str) -> list[str]:
        return [name for name in git(self.root, *command, "-z", "--", *FOLDERS).split("\0") if name]

    def _uncommitted(self, test: Query) -> str:
        """The changed file without which the test passes, else all that are changed."""
        names = self._names("diff", "--name-only", "--relative", "HEAD")
        names += self._names("ls-files", "--others", "--exclude-standard")
        before = self._files(self.changes[0].hash)
        kept = {path: content for path, content in before.items() if path not in names}
        now = kept | {name: (self.root / name).read_bytes() for name in names if (self.root / name).is_file()}
        for name in names:
            without = {path: content for path, content in now.items() if path != name}
            without |= {name: before[name]} if name in before else {}
            if self._search(without).passes(test.query, test.finds):
                return name
        return _some(names)


def _first_to_fail(count: int, passes: Callable[[int], bool]) -> int | None:
    """The place of the change that broke what fails at 0, newest first; None where nothing passes.

    >>> _first_to_fail(9, lambda index: index >= 6)
    5
    >>> _first_to_fail(9, lambda index: False)
    """
    doubled = (2**power for power in range(count.bit_length()))
    fails = good = 0
    for good in [*(index for index in doubled if index < count - 1), count - 1]:
        if passes(good):
            break
        fails = good
    else:
        return None
    while good - fails > 1:
        middle = (fails + good) // 2
        fails, good = (fails, middle) if passes(middle) else (middle, good)
    return fails


def _some(names: list[str]) -> str:
    """The first three names.

    >>> _some(["a", "b", "c", "d"])
    'a, b, c and 1 more'
    """
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more
