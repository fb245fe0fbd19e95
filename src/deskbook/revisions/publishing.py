"""Publish a commit as a version: built apart, then put on the branch by one atomic step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskbook.errors import DeskbookError
from deskbook.read.near import suggestion
from deskbook.revisions import branch, listing, signing, tools
from deskbook.revisions.git import environment, git
from deskbook.revisions.scratch import BRANCH, Unfit, scratch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from deskbook.revisions.confinement import Confinement
    from deskbook.revisions.repository import Commit, Repository
    from deskbook.revisions.scratch import Taken

ROOT_FILES = ("index.html", ".nojekyll")
"""What stands in the root beside the versions, their aliases and their list."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to publish, and where."""

    version: str
    commit: Commit
    branch: str
    alias: str
    title: str
    approved_by: str | None
    remote: str
    push: bool
    sign: str | None = None
    """The key to sign with, "" for the one that git is set to, None for none unless git always signs."""


@dataclass(frozen=True, slots=True)
class Published:
    """What stands on the branch; `new` is False where the version stood there already."""

    tree: str
    head: str
    new: bool


def publish(
    repository: Repository, wanted: Wanted, told: Callable[[str, Commit, Confinement], None]
) -> Published:
    """Build and publish; raises Unfit where the commit fails its checks, DeskbookError where we cannot go on.

    `told` hears how the commit's own code is confined, before it runs.

    A version that is published stays as it is: the same content again is no change, other content
    is refused.
    """
    at, before = _where(repository, wanted)
    repository.identity()
    signing.options(repository, wanted.sign)
    settings = tools.settings()
    with scratch(repository, wanted.commit, wanted.version, settings, at.head) as work:
        told(wanted.version, wanted.commit, work.confinement)
        work.check()
        work.build("--title", wanted.title, wanted.version, wanted.alias)
        there = before.get(wanted.version)
        if not there:
            work.mike("set-default", wanted.alias)
        taken = work.take()
        tree = taken.resolve(wanted.version)
        if not tree:
            raise Unfit(f"commit {wanted.commit.short} builds no site; mend it and commit", ())
        if there and at.head:
            if tree != repository.resolve(f"{at.head}:{wanted.version}"):
                raise DeskbookError(
                    f"{wanted.version} is published already, with other content; choose a new version"
                )
            new = at.head
        else:
            new = _commit(repository, wanted, taken, at.head, before, _properties(wanted, tree, settings))
            git(
                repository.root,
                *("-c", "gc.auto=0", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head"),
                *("--no-recurse-submodules", str(taken.root), f"refs/heads/{BRANCH}"),
            )
        branch.move(repository, at, new, wanted.push, f"deskbook publish {wanted.version}")
    return Published(tree, new, not there)


def _where(repository: Repository, wanted: Wanted) -> tuple[branch.Branch, dict[str, listing.Version]]:
    """The branch and its versions, once nothing speaks against publishing there."""
    listing.check_name(wanted.version)
    listing.check_name(wanted.alias, "alias")
    if wanted.approved_by is not None:
        roles = repository.shared(wanted.commit.hash, "role")
        if wanted.approved_by not in roles:
            raise DeskbookError(
                f"unknown role {wanted.approved_by!r}; {suggestion(wanted.approved_by, roles)}"
            )
    branch.refuse_checked_out(repository, wanted.branch)
    at = branch.look(repository, wanted.branch, wanted.remote, live=wanted.push)
    before = repository.versions(at.head)
    listing.refuse_clash(before, wanted.version, wanted.alias)
    aliases = {alias for one in before.values() for alias in one.aliases}
    taken = {*ROOT_FILES, listing.FILE, *(repository.names(at.head, "") if at.head else ())}
    for name in (wanted.version, wanted.alias):
        if name in taken and name not in before and name not in aliases:
            raise DeskbookError(f"{wanted.branch} holds {name!r}, which is no version; choose another name")
    return at, before


def _properties(wanted: Wanted, tree: str, settings: dict[str, str]) -> dict[str, object]:
    found: dict[str, object] = {"commit": wanted.commit.hash, "tree": tree, "date": wanted.commit.date}
    if wanted.approved_by is not None:
        found["approved_by"] = wanted.approved_by
    if settings:
        found["settings"] = settings
    return found | {"tools": tools.builders()}


def _commit(
    repository: Repository,
    wanted: Wanted,
    taken: Taken,
    base: str | None,
    before: Mapping[str, listing.Version],
    properties: dict[str, object],
) -> str:
    """One commit: what stood there before, this version, its alias and the root page, and the list.

    Nothing else that the build may have left on its branch is taken over.
    """
    text = taken.git("show", f"{taken.tip}:{listing.FILE}")
    listing.refuse_others_changed(before, listing.read(text), wanted.version, wanted.alias)
    listed = listing.with_properties(text, wanted.version, properties)
    blob = taken.git("hash-object", "-w", "--stdin", text=listed).strip()
    old, new = _entries(taken, base), _entries(taken, taken.tip)
    ours = [wanted.version, wanted.alias, *ROOT_FILES]
    entries = old | {name: new[name] for name in ours if name in new}
    entries[listing.FILE] = f"100644 blob {blob}\t{listing.FILE}"
    tree = taken.git("mktree", "-z", text="".join(f"{entry}\0" for entry in entries.values())).strip()
    message = f"Publish {wanted.version} from {wanted.commit.short}\n"
    parent = ("-p", base) if base else ()
    names = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
    who = dict(zip(names, repository.identity() * 2, strict=True))
    sign = signing.options(repository, wanted.sign)
    # Only a signature needs the caller's own surroundings: the key, and the agent that holds it.
    dates = {name: taken.env[name] for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE")}
    env = ({**environment(), **dates} if sign else dict(taken.env)) | who
    commit = (*sign, "commit-tree", *(("-S",) if sign else ()), tree, *parent)
    made = taken.git(*commit, text=message, env=env).strip()
    taken.git("update-ref", f"refs/heads/{BRANCH}", made)
    return made


def _entries(taken: Taken, commit: str | None) -> dict[str, str]:
    """Name → entry of the root folder of a commit, as git lists it."""
    listed = taken.git("ls-tree", "-z", commit).split("\0") if commit else []
    return {entry.partition("\t")[2]: entry for entry in listed if entry}
