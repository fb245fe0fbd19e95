from __future__ import annotations

import json
from typing import TYPE_CHECKING

from deskbook import app
from deskbook.discover import modules

from .conftest import CLEAN, REVIEWED, Ran

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_without_a_target_every_target_is_listed(run: Callable[..., Ran]) -> None:
    ran = run("export", files=CLEAN)
    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[0] for line in ran.out.splitlines()] == list(modules("deskbook.exports"))


def test_a_target_is_written_to_its_folder(run: Callable[..., Ran], tmp_path: Path) -> None:
    ran = run("export", "suggest", files=REVIEWED)
    assert ran == (0, "wrote 1 file to export/suggest\n", "")
    assert "refunds" in json.loads((tmp_path / "export/suggest/suggest.json").read_text())["sops"]


def test_the_files_are_those_of_the_library(run: Callable[..., Ran], tmp_path: Path) -> None:
    assert run("export", "markdown", "--out", "out", files=REVIEWED).code == 0
    expected = app.export(app.open_folder(tmp_path), "markdown")
    written = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_bytes()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    }
    assert written == dict(expected)


def test_a_second_time_the_files_are_replaced(run: Callable[..., Ran], tmp_path: Path) -> None:
    run("export", "suggest", files=REVIEWED)
    (tmp_path / "export/suggest/suggest.json").write_text("old")
    run("export", "suggest")
    assert (tmp_path / "export/suggest/suggest.json").read_text() != "old"


def test_an_unknown_target_is_one_line(run: Callable[..., Ran]) -> None:
    ran = run("export", "serch", files=CLEAN)
    assert ran == (2, "", "deskbook: unknown export 'serch'; did you mean 'search'?\n")


def test_a_folder_that_cannot_be_written_is_one_line(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    ran = run("export", "suggest", "--out", "taken", files=CLEAN)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "taken" in ran.err
