"""One git command at a time: text in, text out, and git's own reason as one line."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from deskbook.errors import DeskbookError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ELSEWHERE = {
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
}
"""Variables, set inside a git hook for one, that point git at another repository than the folder's."""


_MACHINE = re.compile("No space left|quota exceeded|Read-only file system|Too many open files")

SERVER_SAYS = 600
"""How much of a server's answer is shown, in characters."""


class GitError(DeskbookError):
    """A git command failed; the line says why."""


def environment() -> dict[str, str]:
    """The caller's environment, with messages in English and nothing that points git elsewhere."""
    return {name: value for name, value in os.environ.items() if name not in _ELSEWHERE} | {"LC_ALL": "C"}


def git(folder: Path, *arguments: str, env: Mapping[str, str] | None = None, text: str = "") -> str:
    """What `git arguments` prints when run in `folder` with `text` on its standard input."""
    try:
        done = subprocess.run(
            ("git", *arguments),
            cwd=folder,
            env=environment() if env is None else env,
            input=text.encode(errors="surrogateescape"),
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise GitError("git is not installed; install it, since a revision is built from a commit") from None
    if done.returncode:
        raise GitError(f"git {arguments[0]}: {_reason(done.stderr.decode(errors='replace'))}")
    return done.stdout.decode(errors="surrogateescape")


def _reason(stderr: str) -> str:
    """The line of git's complaint that tells most, and what the server said.

    >>> _reason("hint: try this\\nfatal: no such ref\\n")
    'no such ref'
    >>> _reason("error: unable to write file a\\nfatal: write error: No space left on device\\n")
    'write error: No space left on device'
    >>> _reason("remote: error: frozen until Monday\\n ! [remote rejected] a -> b (hook declined)\\n")
    '! [remote rejected] a -> b (hook declined); the server says: frozen until Monday'
    """
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    said = [line.removeprefix("remote:").strip() for line in lines if line.startswith("remote:")]
    lines = [line for line in lines if not line.startswith("remote:")]
    telling = [line for line in lines if line.startswith(("fatal: ", "error: ", "! ["))]
    telling.sort(key=lambda line: not _MACHINE.search(line))
    line = (telling or lines or said or ["it failed without a word"])[0]
    reason = line.removeprefix("fatal: ").removeprefix("error: ")
    if "dubious ownership" in reason:
        reason += "; if you trust it, run the `git config` line that `git status` prints there"
    answer = " ".join(one.removeprefix("error: ") for one in said if one)[:SERVER_SAYS]
    return f"{reason}; the server says: {answer}" if answer and answer not in reason else reason
