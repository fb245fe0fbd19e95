"""Says whose code a build runs, and what it is kept from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.cli._say import remark
from deskbook.revisions.main_branch import main_branch

if TYPE_CHECKING:
    from deskbook.revisions.confinement import Confinement
    from deskbook.revisions.repository import Commit, Repository


class Confined:
    """Tells once how builds are confined, and of each commit that is not on the main branch."""

    def __init__(self, repository: Repository, remote: str) -> None:
        self.repository = repository
        self.main = main_branch(repository, remote)
        self.said: set[str] = set()

    def told_of_version(self, version: str, commit: Commit, confinement: Confinement) -> None:
        """A build of `commit` as `version` begins."""
        if not self.main:
            self._once("no main branch is known here; what runs in a build is each commit's own code")
        elif not self.repository.is_within(commit.hash, self.main):
            self._once(
                f"{version}: commit {commit.short} is not on {self.main}: hooks, macros and theme that "
                "nobody may have reviewed run in its build"
            )
        self._once(f"{'the build is ' if confinement.full else ''}{confinement.says}")

    def _once(self, line: str) -> None:
        if line not in self.said:
            self.said.add(line)
            remark(line)
