"""Verify what is published: build each version's commit again, and compare all that the branch holds.

A version's folder, its alias pages, the root page and the list of versions are built again and compared
byte for byte. What no commit builds, such as who approved a version, must be as it was recorded when the
version was published. Anything else on the branch is a stray.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskbook.errors import DeskbookError
from deskbook.revisions import branch, listing, signing, tools
from deskbook.revisions.publishing import ROOT_FILES
from deskbook.revisions.scratch import Unfit, scratch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from deskbook.revisions.confinement import Confinement
    from deskbook.revisions.listing import Version
    from deskbook.revisions.repository import Commit, Repository
    from deskbook.revisions.scratch import Scratch
    from deskbook.revisions.signing import Signature

_CHANGES = {
    "A": "published, but not built from the commit",
    "D": "built from the commit, but not published",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The three trees of a version that must be one, and what differs where they are not.

    `rebuilt` is None where the version could not be built again; `differences` then say why.
    """

    version: str
    commit: Commit | None
    published: str | None
    recorded: str | None
    rebuilt: str | None
    differences: tuple[str, ...]
    other_tools: tuple[str, ...]
    signature: Signature

    @property
    def holds(self) -> bool:
        return self.published == self.recorded == self.rebuilt and not self.differences


@dataclass(frozen=True, slots=True)
class Branch:
    """The branch as a whole: its last commit, what is wrong beside the versions, and where `/` leads."""

    name: str
    head: str
    versions: int
    leads_to: str
    findings: tuple[str, ...]
    signature: Signature


@dataclass(frozen=True, slots=True)
class Asked:
    """What to verify, and what to hold it against."""

    version: str | None
    branch: str
    remote: str
    signers: Path | None = None
    keep: tuple[str, ...] = ()


class _Published:
    """The branch as it stands, and how each version stood when it was published."""

    def __init__(self, repository: Repository, asked: Asked) -> None:
        head = branch.look(repository, asked.branch, asked.remote).head
        if not head:
            raise DeskbookError(
                f"no branch {asked.branch!r} here or on {asked.remote}; fetch it, or name it with --branch"
            )
        self.repository, self.head = repository, head
        self.versions = repository.versions(head)
        self.text = repository.show(head, listing.FILE)
        self.aliases = {alias: one.name for one in self.versions.values() for alias in one.aliases}
        self.first = _first(repository, head)

    def tree(self, name: str) -> str | None:
        return self.repository.resolve(f"{self.head}:{name}")


def verify(
    repository: Repository, asked: Asked, told: Callable[[str, Commit, Confinement], None]
) -> tuple[list[Verdict], Branch]:
    """Rebuild the version that was asked for, or all, and those that an alias or `/` leads to."""
    there = _Published(repository, asked)
    if asked.version is not None:
        chosen = [listing.find(there.versions, asked.version, asked.branch)]
    else:
        chosen = list(there.versions.values())
    led_to = [one for one in there.versions.values() if one.aliases and one not in chosen]
    signers = signing.signers_of(repository, asked.signers)
    verdicts, shared, roots = [], [], []
    for version in (*chosen, *led_to):
        try:
            verdict, beside, root = _rebuilt(there, version, signers, told)
        except (Unfit, DeskbookError) as error:
            if version.name == asked.version:
                raise
            lines = error.lines if isinstance(error, Unfit) else ()
            where = f"{version.name}: {error}"
            verdict = Verdict(
                version.name,
                None,
                there.tree(version.name),
                version.recorded("tree"),
                None,
                (*lines, where),
                (),
                _signature(there, version, signers),
            )
            beside, root = [], None
        shared += beside
        roots.append(root)
        if version in chosen:
            verdicts.append(verdict)
        elif not verdict.holds:
            shared.append(f"{version.name}: not verified, and an alias leads to it; verify it too")
    leads_to = next((root for root in roots if root), "")
    if not leads_to:
        shared.append("index.html: not as built; it must lead to an alias of a version, and to nothing else")
    findings = [*_strays(there, asked), *_records(there), *shared]
    if not asked.version and not there.versions:
        findings.append(f"{listing.FILE}: no version is listed")
    signature = signing.signature(repository, there.head, signers)
    whole = Branch(
        asked.branch, there.head, len(there.versions), leads_to, tuple(dict.fromkeys(findings)), signature
    )
    return verdicts, whole


def _rebuilt(
    there: _Published,
    version: Version,
    signers: Path | None,
    told: Callable[[str, Commit, Confinement], None],
) -> tuple[Verdict, list[str], str | None]:
    """(verdict, what differs beside the version's folder, the alias that `/` leads to)."""
    repository, name = there.repository, version.name
    commit = _source(repository, version)
    published = there.tree(name)
    if not published:
        raise DeskbookError(f"the branch lists {name} but holds no folder of it; restore it from its history")
    with scratch(repository, commit, name, _settings(version), there.head) as work:
        told(name, commit, work.confinement)
        work.build("--title", version.title, name, *version.aliases)
        root = _leads_to(there, version, work)
        taken = work.take()
        rebuilt = taken.resolve(name)
        if not rebuilt:
            raise Unfit(f"commit {commit.short} builds no site; mend it and commit", ())

        def differences(*paths: str) -> list[str]:
            changes = taken.git(
                *("diff-tree", "-r", "-z", "--no-renames", "--name-status", taken.tip, there.head, "--"),
                *(f":(literal){path}" for path in paths),
            )
            return _lines(changes)

        beside = differences(*version.aliases, ".nojekyll")
        text = taken.git("show", f"{taken.tip}:{listing.FILE}")
        if listing.with_properties(text, name, version.properties) != there.text:
            beside.append(f"{listing.FILE}: not as it is written when a version is published")
        found = differences(name)
    if commit.date != version.properties.get("date"):
        found.append(f"{listing.FILE}: the date of {name} is not that of its commit, {commit.date}")
    verdict = Verdict(
        name,
        commit,
        published,
        version.recorded("tree"),
        rebuilt,
        tuple(found),
        tuple(_other(version.tools, tools.builders())),
        _signature(there, version, signers),
    )
    return verdict, beside, root


def _leads_to(there: _Published, version: Version, work: Scratch) -> str | None:
    """The alias of this version for which the root page is built as it is published, if any."""
    for alias in version.aliases:
        work.mike("set-default", alias)
        if work.take().resolve("index.html") == there.tree("index.html"):
            return alias
    return None


def _strays(there: _Published, asked: Asked) -> list[str]:
    """What stands in the root that no version brings, and what is listed but not there."""
    known = {*there.versions, *there.aliases, *ROOT_FILES, listing.FILE}
    names = there.repository.names(there.head, "")
    lines = [
        f"{name}: no version brings it; remove it, or name it with --keep"
        for name in names
        if name not in known and name not in asked.keep
    ]
    missing = [*there.versions, *there.aliases]
    lines += [f"{name}: listed, but not there; restore it" for name in missing if name not in names]
    return lines


def _records(there: _Published) -> list[str]:
    """What is recorded of a version now, and was not when it was published."""
    lines = []
    for name, version in there.versions.items():
        then = there.first.get(name)
        if not then:
            continue
        was = then[1]
        now, old = dict(version.properties), dict(was.properties)
        changed = [field for field in sorted(now.keys() | old.keys()) if now.get(field) != old.get(field)]
        if version.title != was.title:
            changed.append("title")
        if changed:
            lines.append(
                f"{listing.FILE}: {', '.join(changed)} of {name} changed after it was published, "
                f"in commit {then[0][:10]}"
            )
    return lines


def _first(repository: Repository, head: str) -> dict[str, tuple[str, Version]]:
    """Version → the commit of the branch that published it, and what it recorded."""
    found: dict[str, tuple[str, Version]] = {}
    for commit in repository.history(head, listing.FILE):
        try:
            versions = repository.versions(commit)
        except DeskbookError:
            continue
        for name, version in versions.items():
            found.setdefault(name, (commit, version))
    return found


def _signature(there: _Published, version: Version, signers: Path | None) -> Signature:
    """That of the commit which published the version."""
    commit, _ = there.first.get(version.name, (there.head, version))
    return signing.signature(there.repository, commit, signers)


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


def _lines(changes: str) -> list[str]:
    parts = changes.split("\0")[:-1]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return [f"{path}: {_CHANGES.get(status, 'not as built from the commit')}" for status, path in pairs]


def _other(then: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Where the tools that built a version differ from those here.

    >>> _other({"mkdocs": "1.6.1", "mike": "2.2.0"}, {"mkdocs": "1.6.2", "mike": "2.2.0"})
    ['mkdocs 1.6.1, here 1.6.2']
    """
    return [
        f"{one} {then[one]}, here {now.get(one, 'none')}" for one in sorted(then) if then[one] != now.get(one)
    ]
