"""What git and the machine refuse is said with its own reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deskbook.errors import DeskbookError
from deskbook.revisions import branch, tools
from deskbook.revisions.git import git
from deskbook.revisions.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A project with a remote that takes nothing, and says why in two lines."""
    for folder, option in (("remote.git", "--bare"), ("project", "--quiet")):
        (tmp_path / folder).mkdir()
        git(tmp_path / folder, "init", option)
    hook = tmp_path / "remote.git/hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        "#!/bin/sh\necho 'error: GH006: Protected branch.' >&2\necho 'Ask the lead.' >&2\nexit 1\n"
    )
    hook.chmod(0o755)
    project = tmp_path / "project"
    git(project, "remote", "add", "origin", str(tmp_path / "remote.git"))
    who = ("-c", "user.name=kim", "-c", "user.email=kim@desk.example")
    git(project, *who, "commit", "--quiet", "--allow-empty", "--message", "x")
    return Repository.around(project)


def test_a_refused_push_says_what_the_server_said(repository: Repository) -> None:
    at = branch.Branch("gh-pages", "origin", None, None, None)
    commit = git(repository.root, "rev-parse", "HEAD").strip()
    with pytest.raises(DeskbookError) as caught:
        branch.move(repository, at, commit, True, "publish")
    line = str(caught.value)
    assert "[remote rejected]" in line
    assert line.endswith("; the server says: GH006: Protected branch. Ask the lead.")
    assert "\n" not in line
    assert not repository.resolve("refs/heads/gh-pages")


def test_a_remote_that_is_gone_is_named(repository: Repository) -> None:
    git(repository.root, "remote", "set-url", "origin", "/nowhere.git")
    with pytest.raises(DeskbookError, match=r"^git ls-remote: .*'/nowhere.git'"):
        branch.look(repository, "gh-pages", "origin", live=True)


def test_another_users_checkout_is_told_with_what_to_do(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(
        DeskbookError, match=r"dubious ownership.*; if you trust it, run the `git config` line"
    ):
        Repository.around(repository.root)


@pytest.mark.parametrize(
    ("code", "output", "line"),
    [
        (1, "INFO x\nOSError: [Errno 28] No space left on device: 'site/a'\n", "(no space left on device)"),
        (1, "error: file write error: No space left on device\nfatal: sha1\n", "(no space left on device)"),
        (2, "deskbook: docs: Too many open files\n", "(too many open files)"),
        (1, "Traceback\nMemoryError\n", "(out of memory)"),
        (1, "OSError: [Errno 30] Read-only file system: 'x'\n", "(read-only file system)"),
        (-9, "", "killed by SIGKILL"),
    ],
)
def test_what_the_machine_refuses_is_no_fault_of_the_commit(code: int, output: str, line: str) -> None:
    with pytest.raises(DeskbookError) as caught:
        tools.refuse_machine_fault(code, output)
    assert line in str(caught.value)


@pytest.mark.parametrize(
    ("code", "output"),
    [
        (1, "docs/sops/disk.md:3: SOP102 title 'No space left on device' is no task; begin with a verb\n"),
        (0, "OSError: [Errno 28] No space left on device\n"),
        (1, ""),
    ],
)
def test_a_page_that_talks_of_it_is_a_finding_like_any(code: int, output: str) -> None:
    tools.refuse_machine_fault(code, output)
