"""A clean work tree of one commit, in a temporary repository of its own.

It borrows the objects of the project's repository and is not known to it: nothing is registered
there, no hook or personal git setting takes part, and a run that is killed leaves nothing but a
temporary folder.
"""

from __future__ import annotations

import re
import shutil
import stat
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deskbook import theme
from deskbook.errors import DeskbookError
from deskbook.revisions import tools
from deskbook.revisions.confinement import confine
from deskbook.revisions.git import GitError, git

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from deskbook.revisions.confinement import Confinement
    from deskbook.revisions.repository import Commit, Repository

BRANCH = "revision"
"""The branch of the scratch repository that mike deploys to."""

_HASH = re.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Unfit(Exception):
    """The commit cannot be published: its findings, or the lines that its build complained with."""

    def __init__(self, summary: str, lines: tuple[str, ...]) -> None:
        super().__init__(summary)
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Taken:
    """What a build left on its branch, in a repository that the build never saw: `tip` is the commit."""

    root: Path
    tip: str
    env: Mapping[str, str]

    def git(self, *arguments: str, text: str = "", env: Mapping[str, str] | None = None) -> str:
        return git(self.root, *arguments, env=self.env if env is None else env, text=text)

    def resolve(self, path: str) -> str | None:
        """The hash of a file or folder of the branch."""
        try:
            return self.git("rev-parse", "--verify", "--quiet", f"{self.tip}:{path}").strip()
        except GitError:
            return None


@dataclass(frozen=True, slots=True)
class Scratch:
    """The repository at `root`, with the commit's files and, once built, `version` on its branch.

    The commit's own code runs here, and may leave anything: settings and hooks of git too. Once it
    has run, nothing but the objects is ever looked at (`take`).
    """

    root: Path
    project: Path
    commit: Commit
    version: str
    env: Mapping[str, str]
    confinement: Confinement
    objects: Path

    def check(self) -> None:
        """Raise Unfit with the commit's findings, as of its own date."""
        code, output = tools.run(self.project, self.env, self.confinement, "deskbook", "check")
        if code:
            verdict = "does not pass its checks" if code == 1 else "cannot be checked"
            raise Unfit(
                f"commit {self.commit.short} {verdict}; mend it and commit", tuple(output.splitlines())
            )

    def build(self, *options: str) -> None:
        """Build the site and put it on the branch as `version`.

        `options` are those of `mike deploy`, an alias among them.
        """
        self.mike("deploy", "--alias-type", "redirect", "--update-aliases", *options)

    def mike(self, command: str, *arguments: str) -> None:
        """Run one command of mike on the branch."""
        where = ("--branch", BRANCH, "--remote", "none", "--deploy-prefix", "", "--ignore-remote-status")
        code, output = tools.run(
            self.project, self.env, self.confinement, "mike", command, *where, *arguments
        )
        if code:
            raise Unfit(
                f"commit {self.commit.short} does not build; mend it and commit", tools.telling(output)
            )

    def take(self) -> Taken:
        """What stands on the branch now, each object of it under its true hash."""
        ref = self.root / ".git" / "refs" / "heads" / BRANCH
        try:
            tip = ref.read_text("ascii").strip() if stat.S_ISREG(ref.lstat().st_mode) else ""
        except (OSError, ValueError):
            tip = ""
        if not _HASH.fullmatch(tip):
            raise Unfit(f"commit {self.commit.short} leaves no site on its branch; mend it and commit", ())
        env = {name: value for name, value in self.env.items() if name != "HOME"}
        left = self.root.with_name("left")
        taken = self.root.with_name("taken")
        for place, objects in (
            (left, (self.root / ".git" / "objects", self.objects)),
            (taken, (self.objects,)),
        ):
            if not place.exists():
                place.mkdir()
                _empty(place, len(tip), objects, self.objects.parent / "shallow", env)
        git(left, "update-ref", f"refs/heads/{BRANCH}", tip, env=env)
        arguments = ("--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules")
        try:
            git(taken, "fetch", *arguments, str(left), f"+refs/heads/{BRANCH}:refs/heads/{BRANCH}", env=env)
        except GitError as error:
            raise Unfit(f"commit {self.commit.short} leaves a broken site: {error}", ()) from None
        return Taken(taken, tip, env)


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
        root, home = Path(folder).resolve() / "work", Path(folder).resolve() / "home"
        root.mkdir()
        home.mkdir()
        project = root / repository.project
        objects = _borrow(repository, root)
        alone = tools.alone(commit.seconds)
        git(root, "checkout", "--quiet", "--detach", commit.hash, env=alone)
        if base:
            git(root, "update-ref", f"refs/heads/{BRANCH}", base, env=alone)
        env = tools.environment(project, home, version, commit.seconds, settings)
        hidden = [repository.root, objects.parent]
        confinement = confine(root, home, hidden, [objects, *_alternates(objects), *theme.places()], env)
        yield Scratch(root, project, commit, version, env, confinement, objects)


def _borrow(repository: Repository, root: Path) -> Path:
    """Make an empty repository that finds its objects in the project's; the folder of those."""

    def known(name: str) -> Path:
        path = git(repository.root, "rev-parse", "--git-path", name).rstrip("\n")
        return (repository.root / path).resolve()

    kind = git(repository.root, "rev-parse", "--show-object-format").strip()
    digits = 64 if kind == "sha256" else 40
    _empty(root, digits, [known("objects")], known("shallow"), None, bare=False)
    return known("objects")


def _empty(
    root: Path,
    digits: int,
    objects: Iterable[Path],
    shallow: Path,
    env: Mapping[str, str] | None,
    bare: bool = True,
) -> None:
    """Make a repository without a commit, a hook or a setting, that finds objects in other places."""
    kind = "sha256" if digits == 64 else "sha1"
    option = ("--bare",) if bare else ()
    git(root, "init", "--quiet", *option, "--template=", f"--object-format={kind}", ".", env=env)
    own = root if bare else root / ".git"
    info = own / "objects" / "info"
    info.mkdir(exist_ok=True)
    if shallow.is_file():
        shutil.copyfile(shallow, own / "shallow")
    (info / "alternates").write_text("".join(f"{one}\n" for one in objects), encoding="utf-8")


def _alternates(objects: Path) -> list[Path]:
    """Where a repository that was cloned from another's objects finds them."""
    try:
        lines = (objects / "info" / "alternates").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    found = [(objects / line).resolve() for line in lines if line and not line.startswith("#")]
    return [*found, *(one for path in found for one in _alternates(path))]
