"""The text files of a project as they stood at a commit."""

from __future__ import annotations

import io
import tarfile
from typing import TYPE_CHECKING

from deskbook.revisions.git import git

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

READ = (".md", ".yml", ".ics")


def files_at(root: Path, commit: str, folders: Sequence[str]) -> dict[str, bytes]:
    """Path → content of what a library is made of, below these folders of the project."""
    present = [
        name for name in git(root, "ls-tree", "--name-only", "-z", commit, *folders).split("\0") if name
    ]
    if not present:
        return {}
    packed = git(root, "archive", "--format=tar", commit, *present)
    with tarfile.open(fileobj=io.BytesIO(packed.encode(errors="surrogateescape"))) as archive:
        return {
            member.name: content.read()
            for member in archive
            if member.name.endswith(READ) and (content := archive.extractfile(member))
        }
