from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deskbook import app
from deskbook.cli import new
from deskbook.library.load import path_of
from deskbook.schema.room import rooms

from .conftest import CLEAN, ROLE, Ran

if TYPE_CHECKING:
    from collections.abc import Callable

ENDING = {True: "md", False: "yml"}
LOADING = {"SOP001", "SOP002", "SOP003", "SOP004", "SOP005", "SOP006", "SOP101"}


ONE = {kind for kind, room in rooms().items() if room.one}


@pytest.mark.parametrize("kind", sorted({*app.schemas(), *new.kinds()} - ONE))
@pytest.mark.parametrize("id", ["chargeback", "404", "no", "2026-01-01"])
def test_every_kind_has_a_skeleton_that_is_taken(
    run: Callable[..., Ran], tmp_path: Path, kind: str, id: str
) -> None:
    assert kind in new.kinds(), (
        f"write src/deskbook/kinds/{kind}/template.{ENDING[bool(rooms()[kind].folder)]}"
    )
    assert kind in app.schemas(), f"a template of no kind: {kind}"
    ran = run("new", kind, id, files=CLEAN)
    path = path_of(kind, id)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"wrote {path}\n")
    assert ran.out.endswith(f"then: replace every FILL IN and fill-in id, and run deskbook check {path}\n")
    library = app.open_folder(tmp_path, dt.date(2026, 11, 20))
    assert [one for one in app.check(library) if one.where.path == path and one.code in LOADING] == []
    assert library.problems == ()
    assert "FILL IN" in (tmp_path / path).read_text(encoding="utf-8")
    if kind in app.schemas():
        assert library.find(kind, id) is not None


@pytest.mark.parametrize("kind", sorted(ONE))
def test_a_kind_of_one_record_needs_no_id(run: Callable[..., Ran], tmp_path: Path, kind: str) -> None:
    ran = run("new", kind, files=CLEAN)
    assert ran.out.startswith(f"wrote sop_data/{kind}.yml\n")
    assert app.open_folder(tmp_path, dt.date(2026, 11, 20)).only(kind)
    assert run("new", kind, "another").err == f"deskbook: a project has one {kind}; run deskbook new {kind}\n"


def test_a_record_without_an_id_is_no_record(run: Callable[..., Ran]) -> None:
    assert run("new", "role", files=CLEAN).err == (
        "deskbook: no id; name the role, such as: deskbook new role first-one\n"
    )


def test_a_new_sop_says_what_it_still_needs(run: Callable[..., Ran], tmp_path: Path) -> None:
    files = {**CLEAN, "sop_data/raci/chargeback.yml": "title: x\ntasks: [{task: y}]\n"}
    ran = run("new", "sop", "chargeback", files=files)
    assert ran.out == (
        "wrote docs/sops/chargeback.md\n"
        "next: deskbook new decision_tree chargeback\n"
        "next: deskbook new reply chargeback\n"
        "next: deskbook new checklist chargeback\n"
        "then: replace every FILL IN and fill-in id, and run deskbook check docs/sops/chargeback.md\n"
    )
    page = app.open_folder(tmp_path, dt.date(2026, 11, 20)).sop("chargeback")
    assert page is not None
    assert page.meta is not None
    assert (page.meta.data.state, page.meta.data.reviewed) == ("draft", dt.date(2026, 11, 20))
    assert page.meta.data.review_date == dt.date(2027, 2, 19)
    headings = [one.text for one in page.outline.headings if one.level == 2]
    assert headings == [
        "Use this when",
        "Before you begin",
        "Decide",
        "Steps",
        "If it fails: escalate",
        "Tell the customer",
        "Close the ticket",
        "Who does what",
        "Common mistakes",
        "Related",
        "History",
    ]
    assert all(call.name for call in page.outline.calls)


def test_new_never_overwrites(run: Callable[..., Ran], tmp_path: Path) -> None:
    message = "sop_data/role/lead.yml is there already; open it, or choose another id"
    assert run("new", "role", "lead", files=CLEAN) == (2, "", f"deskbook: {message}\n")
    assert (tmp_path / "sop_data/role/lead.yml").read_text(encoding="utf-8") == ROLE
    assert [file.name for file in (tmp_path / "sop_data/role").iterdir()] == ["lead.yml"]


@pytest.mark.parametrize(
    ("id", "hint"),
    [
        ("../../x", "did you mean 'x'?"),
        ("Refund Sent", "did you mean 'refund-sent'?"),
        ("äö", "use lower-case words joined by hyphens"),
        ("", "use lower-case words joined by hyphens"),
        ("a" * 65, f"did you mean '{'a' * 64}'?"),
        ("a/b", "did you mean 'a-b'?"),
        ("lead\n", "did you mean 'lead'?"),
    ],
)
def test_an_id_is_lower_case_words(run: Callable[..., Ran], tmp_path: Path, id: str, hint: str) -> None:
    assert run("new", "role", id, files=CLEAN) == (2, "", f"deskbook: {id!r} is no id; {hint}\n")
    assert [file.name for file in (tmp_path / "sop_data/role").iterdir()] == ["lead.yml"]


def test_new_does_not_leave_the_project(run: Callable[..., Ran], tmp_path: Path) -> None:
    project, outside = tmp_path / "project", tmp_path / "outside"
    outside.mkdir()
    run("check", files={f"project/{path}": text for path, text in CLEAN.items()})
    (project / "sop_data/tool").symlink_to(outside)
    message = "'sop_data/tool/x.yml' leads out of the project; put a plain folder there"
    assert run("--root", "project", "new", "tool", "x") == (2, "", f"deskbook: {message}\n")
    assert list(outside.iterdir()) == []


def test_new_files_have_the_usual_mode(run: Callable[..., Ran], tmp_path: Path) -> None:
    run("new", "tool", "x", files=CLEAN)
    plain = tmp_path / "plain"
    plain.touch()
    assert (tmp_path / "sop_data/tool/x.yml").stat().st_mode == plain.stat().st_mode


BLANK = re.compile(r"FILL IN[^\n}\],.]*?(?=\s*(?:[\n}\],.]|\{:))")
OURS = {
    "role": "tier-1", "channel": "email", "tool": "zendesk", "queue": "billing-support", "hours": "office",
    "fact": "identity-verified", "plan": "free", "sop": "take-parcel", "decision-tree": "take-parcel",
    "outcome": "do-it", "tag": "parcel-tag", "reason": "late", "step": "first",
}  # fmt: skip
STILL = {
    "SOP308": "nothing uses it yet",
    "SOP801": "the new page is a draft, which the search leaves out",
    "SOP410": "the tree has two answers, and `new ticket` writes one ticket",
}


def test_a_skeleton_passes_once_its_blanks_are_filled() -> None:
    """Every kind at once, in our own project: what a newcomer fills in is then taken by every check."""
    root = Path(__file__).parents[2]
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for top in ("docs", "sop_data")
        for path in sorted((root / top).rglob("*"))
        if path.is_file()
    }
    today = dt.date.fromisoformat("2026-11-22")
    ours = app.open_files(files, today)
    written = {}
    for kind in new.kinds():
        if kind == "priority" or kind in ONE:
            continue  # there is one, see below
        text = new.skeleton(kind, "take-parcel", ours)
        counted = iter(range(1, 100))
        text = BLANK.sub(lambda _, counted=counted: f"Scan parcel {next(counted)}", text)  # type: ignore[misc]
        written[path_of(kind, "take-parcel")] = re.sub(
            r"fill-in-([a-z-]+)", lambda one: OURS.get(one[1], one[0]), text
        )
    written["sop_data/waiver/take-parcel.yml"] = written["sop_data/waiver/take-parcel.yml"].replace(
        "approved_by: tier-1", "approved_by: team-lead"
    )
    found = [
        one for one in app.check(app.open_files({**files, **written}, today)) if one.where.path in written
    ]
    assert [str(one) for one in found if one.code not in STILL] == []


def test_there_is_one_priority_matrix(run: Callable[..., Ran]) -> None:
    files = {**CLEAN, "sop_data/priority/ticket.yml": "title: broken"}
    message = "a ticket has one priority matrix; change sop_data/priority/ticket.yml"
    assert run("new", "priority", "phone", files=files) == (2, "", f"deskbook: {message}\n")
