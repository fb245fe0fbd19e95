"""Publish a commit as a version: built apart, then put on the branch by one atomic step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskbook.errors import DeskbookError
from deskbook.revisions import branch, listing, tools
from deskbook.revisions.git import git
from deskbook.revisions.scratch import BRANCH, Scratch, scratch
from deskbook.source import suggestion

if TYPE_CHECKING:
    from deskbook.revisions.repository import Commit, Repository


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


@dataclass(frozen=True, slots=True)
class Published:
    """What stands on the branch; `new` is False where the version stood there already."""

    tree: str
    head: str
    new: bool


def publish(repository: Repository, wanted: Wanted) -> Published:
    """Build and publish; raises Unfit where the commit fails its checks, DeskbookError where we cannot go on.

    A version that is published stays as it is: the same content again is no change, other content
    is refused.
    """
    at, before = _where(repository, wanted)
    identity, settings = repository.identity(), tools.settings()
    with scratch(repository, wanted.commit, wanted.version, settings, at.head) as work:
        work.check()
        tree = work.build("--title", wanted.title, wanted.version, wanted.alias)
        there = before.get(wanted.version)
        if there and at.head:
            if tree != repository.resolve(f"{at.head}:{wanted.version}"):
                raise DeskbookError(
                    f"{wanted.version} is published already, with other content; choose a new version"
                )
            new = at.head
        else:
            work.mike("set-default", wanted.alias)
            new = _commit(work, at.head, identity, _properties(wanted, tree, settings))
            git(
                repository.root,
                *("-c", "gc.auto=0", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head"),
                *("--no-recurse-submodules", str(work.root), f"refs/heads/{BRANCH}"),
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
    taken = {"index.html", listing.FILE, *(repository.names(at.head, "") if at.head else ())}
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


def _commit(work: Scratch, base: str | None, identity: tuple[str, str], properties: dict[str, object]) -> str:
    """One commit of what mike left on the branch, with the properties in the list of versions."""
    listed = listing.with_properties(work.git("show", f"{BRANCH}:{listing.FILE}"), work.version, properties)
    blob = work.git("hash-object", "-w", "--stdin", text=listed).strip()
    entries = [
        f"100644 blob {blob}\t{listing.FILE}" if entry.endswith(f"\t{listing.FILE}") else entry
        for entry in work.git("ls-tree", "-z", BRANCH).split("\0")
    ]
    tree = work.git("mktree", "-z", text="\0".join(entries)).strip()
    message = f"Publish {work.version} from {work.commit.short}\n"
    parent = ("-p", base) if base else ()
    names = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
    who = dict(zip(names, identity * 2, strict=True))
    new = work.git("commit-tree", tree, *parent, text=message, env=who).strip()
    work.git("update-ref", f"refs/heads/{BRANCH}", new)
    return new
