"""A folder is read as it is: what cannot be read is told, and nothing outside of it is touched."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from deskbook import app
from deskbook.errors import DeskbookError

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "docs/sops").mkdir(parents=True)
    (root / "sop_data/role").mkdir(parents=True)
    (root / "docs/index.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: Home\r\n---\r\nWelcome.\r\n")
    return root


def problems(root: Path) -> list[str]:
    return [str(one) for one in app.open_folder(root, TODAY).problems]


def test_byte_order_mark_and_dos_lines_are_taken(project: Path) -> None:
    page = app.open_folder(project, TODAY).pages["docs/index.md"]
    assert (page.doc.data, page.body.strip(), page.body_line) == ({"title": "Home"}, "Welcome.", 3)


def test_a_folder_without_docs_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(DeskbookError, match="no docs/ folder"):
        app.open_folder(tmp_path)


def test_links_that_lead_out_are_not_followed(project: Path) -> None:
    outside = project.parent / "secret.yml"
    outside.write_text("title: Secret")
    (project / "sop_data/role/secret.yml").symlink_to(outside)
    (project / "docs/more").symlink_to(project.parent)
    assert problems(project) == [
        "docs/more:1: SOP001 the folder is a link and is not read; put the folder itself here",
        "sop_data/role/secret.yml:1: SOP001 the link leads out of the project; put the file itself here",
    ]


def test_a_pipe_is_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "docs/pipe.md")
    assert problems(project) == ["docs/pipe.md:1: SOP001 not a regular file; remove it"]


def test_a_file_too_large_is_not_read_whole(project: Path) -> None:
    with (project / "sop_data/role/big.yml").open("wb") as file:
        file.truncate(10**9)
    assert problems(project) == [
        "sop_data/role/big.yml:1: SOP001 the file is larger than 1,000,000 bytes and is not read; split it"
    ]


def test_a_name_of_odd_bytes_stays_on_one_line(project: Path) -> None:
    (project / "docs/a\nb.md").write_text("x")
    Path(os.fsdecode(os.fsencode(project) + b"/docs/\xff.md")).write_text("x")
    assert problems(project) == [
        "docs/\\udcff.md:1: SOP001 the file's name holds control characters; rename it",
        "docs/a\\nb.md:1: SOP001 the file's name holds control characters; rename it",
    ]


def test_other_files_of_docs_are_assets_and_of_sop_data_are_told(project: Path) -> None:
    (project / "docs/button.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (project / "sop_data/role/notes.txt").write_text("x")
    (project / "sop_data/README.md").write_text("x")
    assert app.open_folder(project, TODAY).assets == {"docs/button.png"}
    assert problems(project) == [
        "sop_data/role/notes.txt:1: SOP005 'notes.txt' is no record; "
        "name it sop_data/role/notes.yml or move it away"
    ]


def test_a_link_to_itself_is_a_finding_like_any(project: Path) -> None:
    (project / "docs/loop.md").symlink_to("loop.md")
    (project / "docs/one.md").symlink_to("two.md")
    (project / "docs/two.md").symlink_to("one.md")
    (project / "docs/sops/round").symlink_to("round")
    (project / "sop_data/role/a.yml").symlink_to("a.yml")
    (project / "sop_data/role/gone.yml").symlink_to("nowhere.yml")
    back = "the link leads back to itself; put the file itself here, or remove it"
    assert problems(project) == [
        *(f"docs/{name}:1: SOP001 {back}" for name in ("loop.md", "one.md", "sops/round", "two.md")),
        f"sop_data/role/a.yml:1: SOP001 {back}",
        "sop_data/role/gone.yml:1: SOP001 the link leads nowhere; put the file itself here, or remove it",
    ]
    assert "docs/index.md" in app.open_folder(project, TODAY).pages
