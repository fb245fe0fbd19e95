"""A clean work tree of one commit, in a temporary repository of its own.

It borrows the objects of the project's repository and is not known to it: nothing is registered
there, no hook or personal git setting takes part, and a run that is killed leaves nothing but a
temporary folder.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deskbook.errors import DeskbookError
from deskbook.revisions import tools
from deskbook.revisions.git import git

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from deskbook.revisions.repository import Commit, Repository

BRANCH = "revision"
"""The branch of the scratch repository that mike deploys to."""


class Unfit(Exception):
    """The commit cannot be published: its findings, or the lines that its build complained with."""

    def __init__(self, summary: str, lines: tuple[str, ...]) -> None:
        super().__init__(summary)
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Scratch:
    """The repository at `root`, with the commit's files and, once built, `version` on its branch."""

    root: Path
    project: Path
    commit: Commit
    version: str
    env: Mapping[str, str]

    def git(self, *arguments: str, text: str = "", env: Mapping[str, str] | None = None) -> str:
        return git(self.root, *arguments, env={**self.env, **(env or {})}, text=text)

    def check(self) -> None:
        """Raise Unfit with the commit's findings, as of its own date."""
        code, output = tools.run(self.project, self.env, "deskbook", "check")
        if code:
            verdict = "does not pass its checks" if code == 1 else "cannot be checked"
            raise Unfit(
                f"commit {self.commit.short} {verdict}; mend it and commit", tuple(output.splitlines())
            )

    def build(self, *options: str) -> str:
        """Build the site and put it on the branch as `version`; the hash of its tree.

        `options` are those of `mike deploy`, an alias among them.
        """
        self.mike("deploy", "--alias-type", "redirect", "--update-aliases", *options)
        return self.git("rev-parse", f"{BRANCH}:{self.version}").strip()

    def mike(self, command: str, *arguments: str) -> None:
        """Run one command of mike on the branch."""
        where = ("--branch", BRANCH, "--remote", "none", "--deploy-prefix", "", "--ignore-remote-status")
        code, output = tools.run(self.project, self.env, "mike", command, *where, *arguments)
        if code:
            raise Unfit(
                f"commit {self.commit.short} does not build; mend it and commit", tools.telling(output)
            )


@contextmanager
def scratch(
    repository: Repository,
    commit: Commit,
    version: str,
    settings: Mapping[str, str],
    base: str | None = None,
) -> Iterator[Scratch]:
    """A scratch repository with `commit` checked out and its branch at `base`, gone afterwards."""
    if not repository.resolve(f"{commit.hash}:{repository.path('mkdocs.yml')}"):
        raise DeskbookError(
            f"commit {commit.short} has no {repository.path('mkdocs.yml')}; name one that has"
        )
    tools.require()
    with (
        tools.terminable(),
        tempfile.TemporaryDirectory(prefix="deskbook-", ignore_cleanup_errors=True) as folder,
    ):
        root = Path(folder).resolve()
        project = root / repository.project
        _borrow(repository, root)
        git(root, "checkout", "--quiet", "--detach", commit.hash, env=tools.alone(commit.seconds))
        env = tools.environment(project, version, commit.seconds, settings)
        work = Scratch(root, project, commit, version, env)
        if base:
            work.git("update-ref", f"refs/heads/{BRANCH}", base)
        yield work


def _borrow(repository: Repository, root: Path) -> None:
    """Make an empty repository that finds its objects in the project's."""

    def known(name: str) -> Path:
        return repository.root / git(repository.root, "rev-parse", "--git-path", name).rstrip("\n")

    kind = git(repository.root, "rev-parse", "--show-object-format").strip()
    git(root, "init", "--quiet", "--template=", f"--object-format={kind}", ".")
    info = root / ".git" / "objects" / "info"
    info.mkdir(exist_ok=True)
    (info / "alternates").write_text(f"{known('objects')}\n", encoding="utf-8")
    if known("shallow").is_file():
        shutil.copyfile(known("shallow"), root / ".git" / "shallow")
