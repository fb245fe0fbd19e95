from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deskbook import app
from deskbook.cli import _write

from .conftest import CLEAN, ROLE, SOP, Ran

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RACI = "# who\ntitle: Refunds\ntasks:\n  - {task: Refund, responsible: [lead], accountable: [lead]}  # one\n"
REPLY = """# yaml-language-server: $schema=../../.schemas/reply.json
title: Refund sent  # kept
when: The money is on its way
owner: lead
reviewed: 2026-10-01
review_date: 2026-12-02
channels: [email]
sops: [refunds]
body: |
  Hello.

  It is on its way.
do: [Greet]
dont: [Shout]
"""
OLD = {
    **CLEAN,
    "docs/sops/refunds.md": SOP,
    "sop_data/raci/refunds.yml": RACI,
    "sop_data/reply/sent.yml": REPLY,
    "sop_data/reply/late.yml": REPLY.replace("Refund sent", "Refund late"),
    **{f"sop_data/role/r{n}.yml": ROLE.replace("Lead", f"Role {n}") for n in range(5)},
}
REPLIES = """late:
  title: Refund late  # kept
  when: The money is on its way
  owner: lead
  reviewed: 2026-10-01
  review_date: 2026-12-02
  channels: [email]
  body: |
    Hello.

    It is on its way.
  do: [Greet]
  dont: [Shout]

sent:
"""


def data_files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted((folder / "sop_data").rglob("*.yml"))
    }


def test_records_move_to_their_sop_comments_and_all(run: Callable[..., Ran], tmp_path: Path) -> None:
    ran = run("migrate", files=OLD)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "moved 9 files into 3 files; 3 files in sop_data/ now\n"
    files = data_files(tmp_path)
    assert list(files) == [
        "sop_data/role.yml",
        "sop_data/sops/refunds/raci.yml",
        "sop_data/sops/refunds/replies.yml",
    ]
    assert files["sop_data/sops/refunds/raci.yml"] == RACI
    assert files["sop_data/sops/refunds/replies.yml"].startswith(REPLIES)
    assert sorted(path.name for path in (tmp_path / "sop_data").iterdir()) == ["role.yml", "sops"]


def test_what_is_read_is_the_same(run: Callable[..., Ran], tmp_path: Path) -> None:
    before = app.open_files(OLD)
    run("migrate", files=OLD)
    after = app.open_folder(tmp_path)
    assert after.problems == ()
    assert {kind: {id: one.data for id, one in of.items()} for kind, of in before.records.items()} == {
        kind: {id: one.data for id, one in of.items()} for kind, of in after.records.items()
    }


def test_a_second_time_there_is_nothing_to_move(run: Callable[..., Ran]) -> None:
    run("migrate", files=OLD)
    assert run("migrate").out == "nothing to move: the project has today's shape\n"


def test_a_dry_run_changes_nothing(run: Callable[..., Ran], tmp_path: Path) -> None:
    ran = run("migrate", "--dry-run", files=OLD)
    assert ran.out.startswith("would move 9 files")
    assert data_files(tmp_path) == {path: text for path, text in OLD.items() if path.startswith("sop_data")}


def test_a_project_that_cannot_be_read_is_left_alone(run: Callable[..., Ran], tmp_path: Path) -> None:
    broken = {**OLD, "sop_data/role/r3.yml": "title: [Lead\n"}
    ran = run("migrate", files=broken)
    assert ran.code == 2
    assert ran.err.startswith("deskbook: sop_data/role/r3.yml:1: the project cannot be read whole; ")
    assert data_files(tmp_path) == {
        path: text for path, text in broken.items() if path.startswith("sop_data")
    }


def test_a_fault_half_way_puts_everything_back(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = _write.create

    def full(root: Path, path: str, content: bytes) -> None:
        if path.endswith("replies.yml"):
            raise OSError(28, "No space left on device", path)
        create(root, path, content)

    monkeypatch.setattr(_write, "create", full)
    ran = run("migrate", files=OLD)
    assert ran.code == 2
    assert "no space left" in ran.err.lower()
    assert data_files(tmp_path) == {path: text for path, text in OLD.items() if path.startswith("sop_data")}
