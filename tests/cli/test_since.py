"""Which change made a search test fail: named by commit, or by file while it is not committed."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from deskbook.revisions.git import environment

from .conftest import CLEAN, SOP, Ran

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RESET = SOP.replace("title: Refund an order", "title: Reset a password").replace(
    "[a, b, c, d, e, f, g, h]", "[locked out, cannot sign in, login fails, new phone, x, y, z, u]"
)
LOST = RESET.replace("locked out", "signed off")
TEST = (
    "title: Said\nqueries:\n  - {query: chat, finds: [reset]}\n  - {query: I am locked out, finds: [reset]}\n"
)
FILES = {**CLEAN, "docs/sops/reset.md": RESET, "sop_data/search_test/said.yml": TEST}
LINE = "sop_data/search_test/said.yml:4:"


def git(folder: Path, *arguments: str, day: int = 1) -> str:
    when = f"2026-11-{day:02}T10:00:00+00:00"
    who = {f"GIT_{one}_{part}": "kim" for one in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    env = {**environment(), **who, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    done = subprocess.run(
        ("git", *arguments), cwd=folder, env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def commit(tmp_path: Path) -> Callable[[str, dict[str, str], int], str]:
    """Commits these files in the project; gives the short hash."""
    git(tmp_path, "init", "--quiet")

    def one(subject: str, files: dict[str, str], day: int) -> str:
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "--quiet", "--message", subject, day=day)
        return git(tmp_path, "rev-parse", "--short", "HEAD")

    return one


def lost(ran: Ran) -> str:
    (line,) = [one for one in ran.out.splitlines() if one.startswith(LINE) and "SOP801" in one]
    return line


def test_the_commit_that_did_it_is_named(
    run: Callable[..., Ran], commit: Callable[[str, dict[str, str], int], str]
) -> None:
    commit("Begin", FILES, 1)
    for day in range(2, 7):
        commit("Reword the home page", {"docs/index.md": f"# Home {day}\n"}, day)
    culprit = commit("Say it shorter", {"docs/sops/reset.md": LOST, "docs/index.md": "# H\n"}, 7)
    for day in range(8, 12):
        commit("Reword the home page", {"docs/index.md": f"# Home {day}\n"}, day)
    ran = run("check")
    assert ran.code == 1
    reason = f"it did before {culprit} of 2026-11-07 (Say it shorter), which changed docs/index.md, docs/sops/reset.md"
    assert lost(ran).endswith(f"; {reason}")


def test_a_change_that_is_not_committed_is_named_by_its_file(
    run: Callable[..., Ran], commit: Callable[[str, dict[str, str], int], str]
) -> None:
    commit("Begin", FILES, 1)
    changed = {
        "docs/index.md": "# Changed\n",
        "docs/sops/reset.md": LOST,
        "docs/zz top.md": "# New\n",
    }
    ran = run("check", files=changed)
    assert lost(ran).endswith("; it does without your change of docs/sops/reset.md, not committed yet")


def test_a_page_that_is_gone_is_named_too(
    run: Callable[..., Ran], commit: Callable[[str, dict[str, str], int], str], tmp_path: Path
) -> None:
    commit("Begin", FILES, 1)
    (tmp_path / "docs/sops/reset.md").unlink()
    ran = run("check", files={"docs/index.md": "# Changed\n"})
    assert lost(ran).endswith("; it does without your change of docs/sops/reset.md, not committed yet")


def test_what_never_passed_has_no_change(
    run: Callable[..., Ran], commit: Callable[[str, dict[str, str], int], str]
) -> None:
    commit("Begin", {**FILES, "docs/sops/reset.md": LOST}, 1)
    commit("Reword the home page", {"docs/index.md": "# Changed\n"}, 2)
    assert lost(run("check")).endswith("`asks` of the right SOP")


def test_without_git_the_finding_stands_as_it_is(run: Callable[..., Ran], tmp_path: Path) -> None:
    assert not (tmp_path / ".git").exists()
    ran = run("check", files={**FILES, "docs/sops/reset.md": LOST})
    assert lost(ran).endswith("`asks` of the right SOP")
