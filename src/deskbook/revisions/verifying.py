"""Verify a published version: build its commit again and compare, file by file where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskbook.errors import DeskbookError
from deskbook.revisions import branch, listing, tools
from deskbook.revisions.scratch import scratch

if TYPE_CHECKING:
    from deskbook.revisions.listing import Version
    from deskbook.revisions.repository import Commit, Repository

_CHANGES = {
    "A": "published, but not built from the commit",
    "D": "built from the commit, but not published",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The three trees of a version that must be one, and what differs where they are not."""

    version: str
    commit: Commit
    published: str
    recorded: str | None
    rebuilt: str
    differences: tuple[str, ...]
    other_tools: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return self.published == self.recorded == self.rebuilt


def verify(repository: Repository, name: str, branch_name: str, remote: str) -> Verdict:
    """Rebuild what `versions.json` says that the version is, and compare the trees."""
    head = branch.look(repository, branch_name, remote).head
    if not head:
        raise DeskbookError(
            f"no branch {branch_name!r} here or on {remote}; fetch it, or name it with --branch"
        )
    version = listing.find(repository.versions(head), name, branch_name)
    commit = _source(repository, version)
    published = repository.resolve(f"{head}:{name}")
    if not published:
        raise DeskbookError(
            f"{branch_name} lists {name} but holds no folder of it; restore it from its history"
        )
    with scratch(repository, commit, name, _settings(version)) as work:
        rebuilt = work.build(name)
        changes = work.git("diff-tree", "-r", "-z", "--no-renames", "--name-status", rebuilt, published)
    return Verdict(
        name,
        commit,
        published,
        version.recorded("tree"),
        rebuilt,
        tuple(_lines(name, changes)),
        tuple(_other(version.tools, tools.builders())),
    )


def _source(repository: Repository, version: Version) -> Commit:
    found = version.recorded("commit")
    if not found:
        raise DeskbookError(
            f"{version.name} records no commit; publish with `deskbook publish` to verify later"
        )
    if not repository.resolve(f"{found}^{{commit}}"):
        raise DeskbookError(f"{version.name} was built from commit {found[:10]}, which is not here; fetch it")
    return repository.commit(found)


def _settings(version: Version) -> dict[str, str]:
    found = version.properties.get("settings")
    recorded = found if isinstance(found, dict) else {}
    return {name: str(recorded[name]) for name in tools.SETTINGS if name in recorded}


def _lines(name: str, changes: str) -> list[str]:
    parts = changes.split("\0")[:-1]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return [
        f"{name}/{path}: {_CHANGES.get(status, 'not as built from the commit')}" for status, path in pairs
    ]


def _other(then: dict[str, str], now: dict[str, str]) -> list[str]:
    """Where the tools that built a version differ from those here.

    >>> _other({"mkdocs": "1.6.1", "mike": "2.2.0"}, {"mkdocs": "1.6.2", "mike": "2.2.0"})
    ['mkdocs 1.6.1, here 1.6.2']
    """
    return [
        f"{one} {then[one]}, here {now.get(one, 'none')}" for one in sorted(then) if then[one] != now.get(one)
    ]
