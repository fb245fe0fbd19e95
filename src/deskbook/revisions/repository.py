"""The git repository around a project, and what a revision asks of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from deskbook.errors import DeskbookError
from deskbook.library.places import ids_in
from deskbook.read.near import suggestion
from deskbook.revisions import listing
from deskbook.revisions.git import GitError, git

_IDENTITY = re.compile(r"(.*) <([^>]*)> \d+ [-+]\d{4}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit to build: its hash, and its time as seconds since 1970 and as ISO text."""

    hash: str
    seconds: int
    date: str

    @property
    def short(self) -> str:
        return self.hash[:10]

    @property
    def day(self) -> dt.date:
        return dt.datetime.fromtimestamp(self.seconds, dt.UTC).date()


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository at `root`; the project is its folder `project` ("" where it is the whole)."""

    root: Path
    project: str

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """The repository that `folder` is part of."""
        try:
            top, prefix = git(folder, "rev-parse", "--show-toplevel", "--show-prefix").split("\n")[:2]
        except NotADirectoryError:
            raise DeskbookError(f"{str(folder)!r} is not a folder; name the project's folder") from None
        except GitError as error:
            if "not a git repository" not in str(error):
                raise
            raise DeskbookError(
                f"{str(folder)!r} is not in a git repository; run `git init` there and commit the project"
            ) from None
        return cls(Path(top), prefix.rstrip("/"))

    def path(self, name: str) -> str:
        """The path of a project's file as the repository knows it."""
        return f"{self.project}/{name}" if self.project else name

    def commit(self, revision: str) -> Commit:
        """The commit that a tag, branch or hash names."""
        found = self.resolve(f"{revision}^{{commit}}")
        if not found:
            names = git(self.root, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags")
            near = suggestion(revision, names.split(), "name a tag, a branch or a commit")
            raise DeskbookError(f"unknown revision {revision[:80]!r}; {near}")
        seconds, date = git(self.root, "show", "--no-patch", "--format=%ct%n%cI", found).split()[:2]
        return Commit(found, int(seconds), date)

    def resolve(self, expression: str) -> str | None:
        """The hash that git knows an expression by, or None."""
        if "\0" in expression or "\n" in expression:
            return None
        try:
            found = git(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", expression)
        except GitError:
            return None
        return found.strip()

    def is_within(self, older: str, newer: str) -> bool:
        """Whether the history of `newer`, a commit or a branch, holds `older`."""
        try:
            git(self.root, "merge-base", "--is-ancestor", older, newer)
        except GitError:
            return False
        return True

    def names(self, commit: str, folder: str, ending: str = "") -> list[str]:
        """What stands directly in a folder of a commit, without `ending`; empty where there is none."""
        if not self.resolve(f"{commit}:{folder}"):
            return []
        found = git(self.root, "ls-tree", "-z", "--name-only", f"{commit}:{folder}").split("\0")
        return [name.removesuffix(ending) for name in found if name and name.endswith(ending)]

    def shared(self, commit: str, kind: str) -> list[str]:
        """The ids of a kind's shared records in a commit, each in a file of its own or in one mapping."""
        alone = self.names(commit, self.path(f"sop_data/{kind}"), ".yml")
        mapping = f"{commit}:{self.path(f'sop_data/{kind}.yml')}"
        return alone + (ids_in(git(self.root, "show", mapping)) if self.resolve(mapping) else [])

    def show(self, commit: str, path: str) -> str:
        """The text of a file of a commit; "" where there is none."""
        return git(self.root, "show", f"{commit}:{path}") if self.resolve(f"{commit}:{path}") else ""

    def history(self, head: str, path: str) -> list[str]:
        """The commits up to `head` that changed a file, oldest first."""
        return git(self.root, "rev-list", "--first-parent", "--reverse", head, "--", path).split()

    def versions(self, head: str | None) -> dict[str, listing.Version]:
        """The versions that a commit of the published branch lists."""
        if not head or not self.resolve(f"{head}:{listing.FILE}"):
            return {}
        return listing.read(git(self.root, "show", f"{head}:{listing.FILE}"))

    def identity(self) -> tuple[str, str]:
        """(name, e-mail) that commits of this repository bear."""
        try:
            found = _IDENTITY.match(git(self.root, "var", "GIT_COMMITTER_IDENT"))
        except GitError:
            found = None
        if not found:
            raise DeskbookError(
                "git knows no name for the commit; set `git config user.name` and `user.email`"
            )
        return found[1], found[2]
