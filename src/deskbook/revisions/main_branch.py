"""Which branch is the main one: what stands on it was reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.revisions.git import git

if TYPE_CHECKING:
    from deskbook.revisions.repository import Repository


def main_branch(repository: Repository, remote: str) -> str:
    """Its name, as the remote has it where it is known; "" where none is."""
    names = [f"{remote}/HEAD", f"{remote}/main", f"{remote}/master", "main", "master"]
    for name in names:
        full = f"refs/remotes/{name}" if name.startswith(f"{remote}/") else f"refs/heads/{name}"
        if repository.resolve(f"{full}^{{commit}}"):
            return git(repository.root, "rev-parse", "--abbrev-ref", full).strip() or name
    return ""
