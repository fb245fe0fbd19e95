"""The published branch: where it stands here and on a remote, and its one atomic move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskbook.errors import DeskbookError
from deskbook.read.near import suggestion
from deskbook.revisions.git import GitError, git

if TYPE_CHECKING:
    from deskbook.revisions.repository import Repository


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch as it stood when a command began; `head` is the newer of `local` and `tracked`."""

    name: str
    remote: str
    local: str | None
    tracked: str | None
    head: str | None


def look(repository: Repository, name: str, remote: str, live: bool = False) -> Branch:
    """The branch here and on `remote`, as last fetched, or as it is now where `live`."""
    try:
        git(repository.root, "check-ref-format", f"refs/heads/{name}")
    except GitError:
        raise DeskbookError(f"{name[:80]!r} cannot name a branch; use a name such as gh-pages") from None
    tracking = f"refs/remotes/{remote}/{name}"
    local = repository.resolve(f"refs/heads/{name}^{{commit}}")
    if live:
        tracked = _fetch(repository, name, remote, tracking)
    else:
        tracked = repository.resolve(f"{tracking}^{{commit}}")
    return Branch(name, remote, local, tracked, _newer(repository, name, remote, local, tracked))


def _fetch(repository: Repository, name: str, remote: str, tracking: str) -> str | None:
    remotes = git(repository.root, "remote").split()
    if remote not in remotes:
        near = suggestion(remote, remotes, "" if remotes else "add one with `git remote add`")
        raise DeskbookError(f"unknown remote {remote!r}; {near}")
    if not git(repository.root, "ls-remote", remote, f"refs/heads/{name}").strip():
        return None
    refspec = f"+refs/heads/{name}:{tracking}"
    git(repository.root, "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", remote, refspec)
    return repository.resolve(f"{tracking}^{{commit}}")


def _newer(
    repository: Repository, name: str, remote: str, local: str | None, tracked: str | None
) -> str | None:
    if not local or not tracked or local == tracked:
        return local or tracked
    if repository.is_within(local, tracked):
        return tracked
    if repository.is_within(tracked, local):
        return local
    raise DeskbookError(
        f"{name} here and on {remote} have parted; keep one, such as `git branch -f {name} {remote}/{name}`"
    )


def refuse_checked_out(repository: Repository, name: str) -> None:
    """Raise DeskbookError where a folder has the branch checked out: its files would fall behind."""
    listed = git(repository.root, "worktree", "list", "--porcelain").splitlines()
    if f"branch refs/heads/{name}" in listed:
        raise DeskbookError(f"{name} is checked out; switch that folder to another branch first")


def move(repository: Repository, branch: Branch, new: str, push: bool, why: str) -> None:
    """Move the branch to `new` on the remote, where `push`, and here.

    Each of the two moves is one atomic step, and fails where the branch is no longer where it was.
    """
    if push and new != branch.tracked:
        git(repository.root, "push", "--quiet", branch.remote, f"{new}:refs/heads/{branch.name}")
    if new != branch.local:
        old = branch.local or "0" * len(new)
        try:
            git(repository.root, "update-ref", "-m", why, f"refs/heads/{branch.name}", new, old)
        except GitError:
            raise DeskbookError(
                f"{branch.name} moved while the site was built; run the command again"
            ) from None
