"""The day that commands take: found in a repository, in a download, in another user's checkout."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deskbook.errors import DeskbookError
from deskbook.revisions.day import Day, day_of

from .conftest import REVIEWED, Ran
from .test_since import git

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
COMMITTED = Day(int(dt.datetime(2026, 11, 1, 10, tzinfo=dt.UTC).timestamp()), "")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two files, committed on 1 November, with files from a month before."""
    monkeypatch.delenv("DESKBOOK_TODAY", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    folder = tmp_path / "project"
    for path, text in REVIEWED.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    old = dt.datetime(2026, 10, 5, tzinfo=dt.UTC).timestamp()
    for file in folder.rglob("*"):
        os.utime(file, (old, old))
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Begin")
    return folder


def test_a_commit_gives_its_own_day(project: Path) -> None:
    day = day_of(project)
    assert day.seconds == COMMITTED.seconds
    assert str(day) == f"as of 2026-11-01, commit {git(project, 'rev-parse', 'HEAD')[:10]}"
    assert day_of(project / "docs/..") == day


def test_a_change_on_top_of_it_is_of_its_own_day(project: Path) -> None:
    page = project / "docs/sops/refunds.md"
    page.write_text(page.read_text() + "\nMore.\n")
    later = dt.datetime(2026, 11, 9, tzinfo=dt.UTC).timestamp()
    os.utime(page, (later, later))
    assert str(day_of(project)) == "as of 2026-11-09, your newest change (docs/sops/refunds.md)"
    page.unlink()
    assert day_of(project).seconds == COMMITTED.seconds


def test_a_file_that_is_no_page_changes_no_day(project: Path) -> None:
    (project / "notes.txt").write_text("x")
    assert day_of(project).seconds == COMMITTED.seconds


def test_a_folder_of_a_larger_repository(project: Path) -> None:
    outer = project.parent
    shutil.move(project / ".git", outer)
    git(outer, "add", "--all")
    git(outer, "commit", "--quiet", "--message", "Move", day=3)
    assert day_of(project).date == dt.date(2026, 11, 3)
    page = project / "docs/index.md"
    page.write_text("# Changed\n")
    assert day_of(project).source == "your newest change (docs/index.md)"


@pytest.mark.parametrize("around", [False, True])
def test_a_download_is_as_old_as_its_newest_file(project: Path, around: bool) -> None:
    """Nor does a repository count that the download was only unpacked in."""
    shutil.rmtree(project / ".git")
    if around:
        git(project.parent, "init", "--quiet")
        (project.parent / "other.txt").write_text("x")
        git(project.parent, "add", "other.txt")
        git(project.parent, "commit", "--quiet", "--message", "Other")
    newest = dt.datetime(2026, 10, 20, tzinfo=dt.UTC).timestamp()
    os.utime(project / "sop_data/role/lead.yml", (newest, newest))
    assert str(day_of(project)) == "as of 2026-10-20, the newest file (sop_data/role/lead.yml)"


def test_another_users_checkout_gives_the_commits_day(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    refused = subprocess.run(("git", "log"), cwd=project, capture_output=True, text=True, check=False)
    assert "dubious ownership" in refused.stderr
    assert day_of(project).seconds == COMMITTED.seconds


def test_another_users_settings_start_no_program(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = project.parent / "ran"
    script = project.parent / "spy"
    script.write_text(f"#!/bin/sh\ntouch '{mark}'\n")
    script.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "core.sshCommand", "gpg.program", "gpg.ssh.program"):
        git(project, "config", name, str(script))
    git(project, "config", "log.showSignature", "true")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert day_of(project).seconds == COMMITTED.seconds
    assert not mark.exists()


def test_files_without_a_date_leave_today(project: Path) -> None:
    shutil.rmtree(project / ".git")
    for file in project.rglob("*"):
        os.utime(file, (315_532_800, 315_532_800))  # 1980, what an archive without dates unpacks to
    assert day_of(project).source == "today"


def test_what_is_given_comes_first(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert day_of(project) == Day(1700000000)
    monkeypatch.setenv("DESKBOOK_TODAY", "2026-12-24")
    assert day_of(project).date == dt.date(2026, 12, 24)
    assert "DESKBOOK_TODAY" not in day_of(project).environment()
    monkeypatch.setenv("DESKBOOK_TODAY", "soon")
    with pytest.raises(DeskbookError, match="DESKBOOK_TODAY is 'soon'"):
        day_of(project)


def test_check_says_which_day_it_took(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run("check", files=REVIEWED)
    monkeypatch.delenv("DESKBOOK_TODAY")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "Begin", day=20)
    ran = run("check")
    assert ran.err.endswith(f", as of 2026-11-20, commit {git(tmp_path, 'rev-parse', 'HEAD')[:10]}\n")
    assert "SOP603" in ran.out


@pytest.mark.build
def test_a_download_builds_and_twice_to_the_same_bytes(project: Path, tmp_path: Path) -> None:
    """The small site of the tests, packed and unpacked as a host does it, in two places."""
    packed = tmp_path / "site.zip"
    source = ROOT / "tests/sites/versions"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(one for one in source.rglob("*") if one.is_file()):
            info = zipfile.ZipInfo(str(file.relative_to(source)), (2026, 3, 4, 5, 6, 8))
            archive.writestr(info, file.read_bytes())
    made = []
    for place in ("one", "a place with spaces"):
        folder = tmp_path / place
        with zipfile.ZipFile(packed) as archive:
            for info in archive.infolist():
                path = Path(archive.extract(info, folder))
                when = dt.datetime(*info.date_time, tzinfo=dt.UTC).timestamp()
                os.utime(path, (when, when))
        env = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path)}
        done = subprocess.run(
            (sys.executable, "-c", "import sys, deskbook.cli; sys.exit(deskbook.cli.main())", "build"),
            cwd=folder,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        assert done.stdout.startswith("site: built as of 2026-03-04, the newest file (")
        made.append({file.relative_to(folder): file.read_bytes() for file in _files(folder / "site")})
    assert made[0] == made[1]
    assert b"2026-03-04" in made[0][Path("site/sitemap.xml")]


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())
