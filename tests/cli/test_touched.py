"""On a pull request only the pages that it touches can fail by their date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import CLEAN, REPLY, SOP, Ran
from .test_since import git

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WAIVER = (
    "sop: waived\nreason: The owner is away.\napproved_by: head\ngranted: 2026-11-10\nexpires: 2026-12-01\n"
)
OTHER = SOP.replace("Refund an order", "Waive a fee")
FILES = {
    **CLEAN,
    "sop_data/role/head.yml": CLEAN["sop_data/role/lead.yml"],
    "docs/sops/refunds.md": SOP,
    "docs/sops/waived.md": OTHER,
    "sop_data/reply/sent.yml": REPLY,
    "sop_data/waiver/waived.yml": WAIVER,
}


@pytest.fixture
def base(run: Callable[..., Ran], tmp_path: Path) -> Path:
    """The project as it is on main; both pages and the reply are overdue since 2 November."""
    run("check", files=FILES)
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "Begin")
    git(tmp_path, "checkout", "--quiet", "-b", "change")
    return tmp_path


def dates(ran: Ran) -> dict[str, str]:
    """File → how its overdue review is told."""
    lines = [line for line in ran.out.splitlines() if "SOP603" in line]
    return {line.split(":")[0]: "warning" if " warning: " in line else "error" for line in lines}


def test_without_a_base_every_date_counts(run: Callable[..., Ran], base: Path) -> None:
    assert dates(run("check")) == {"docs/sops/refunds.md": "error", "sop_data/reply/sent.yml": "error"}


def test_a_page_that_is_not_touched_only_warns(run: Callable[..., Ran], base: Path) -> None:
    page = base / "docs/sops/refunds.md"
    page.write_text(page.read_text().replace("Body.", "Another body."))
    expected = {"docs/sops/refunds.md": "error", "sop_data/reply/sent.yml": "warning"}
    assert dates(run("check", "--since", "main")) == expected  # not committed yet
    git(base, "commit", "--quiet", "--all", "--message", "Change a page")
    ran = run("check", "--since", "main")
    assert dates(ran) == expected
    assert "(not by this change)" in ran.out


def test_the_workflow_names_the_base_in_the_environment(
    run: Callable[..., Ran], base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESKBOOK_SINCE", "main")
    assert set(dates(run("check")).values()) == {"warning"}
    assert set(dates(run("check", "--since", "")).values()) == {"error"}


def test_what_is_no_matter_of_time_fails_as_ever(run: Callable[..., Ran], base: Path) -> None:
    role = base / "sop_data/role/lead.yml"
    role.write_text(role.read_text().replace("reach", "raech"))
    git(base, "commit", "--quiet", "--all", "--message", "Break a field")
    git(base, "branch", "--force", "main")
    ran = run("check", "--since", "main")
    assert ran.code == 1
    assert "sop_data/role/lead.yml:4: SOP003 unknown field 'raech'" in ran.out
    assert " SOP003 warning" not in ran.out


def test_who_removes_a_waiver_answers_for_its_page(run: Callable[..., Ran], base: Path) -> None:
    (base / "sop_data/waiver/waived.yml").unlink()
    git(base, "commit", "--quiet", "--all", "--message", "Remove a waiver")
    told = dates(run("check", "--since", "main"))
    assert told["docs/sops/waived.md"] == "error"
    assert told["docs/sops/refunds.md"] == "warning"


def test_what_main_did_meanwhile_is_not_touched_by_the_change(run: Callable[..., Ran], base: Path) -> None:
    git(base, "checkout", "--quiet", "main")
    (base / "docs/sops/refunds.md").write_text(SOP.replace("Body.", "Main's body."))
    git(base, "commit", "--quiet", "--all", "--message", "Change on main")
    git(base, "checkout", "--quiet", "change")
    assert dates(run("check", "--since", "main"))["docs/sops/refunds.md"] == "warning"


def test_an_unknown_base_is_one_line(run: Callable[..., Ran], base: Path) -> None:
    ran = run("check", "--since", "mian")
    assert ran == (2, "", "deskbook: --since: no commit 'mian' here; fetch it, or name another\n")
    assert run("check", "--since", "--help=x").code == 2
