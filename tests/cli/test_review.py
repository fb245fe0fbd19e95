from __future__ import annotations

import datetime as dt
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deskbook import app
from deskbook.cli import _renew, _write
from deskbook.errors import DeskbookError

from .conftest import CLEAN, REPLY, REVIEWED, ROLE, SOP, Ran

if TYPE_CHECKING:
    from collections.abc import Callable


def test_review_lists_what_is_due(run: Callable[..., Ran]) -> None:
    assert run("review", files=REVIEWED) == (
        1,
        "lead\n"
        "  overdue by 18 days  docs/sops/refunds.md     Refund an order\n"
        "  overdue by 18 days  sop_data/reply/sent.yml  Refund sent\n",
        "2026-11-20: 2 overdue, of 2 reviews\n",
    )


def test_review_is_clean_where_nothing_is_overdue(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESKBOOK_TODAY", "2026-11-02")
    assert run("review", files=REVIEWED)[::2] == (0, "2026-11-02: 2 due within 14 days, of 2 reviews\n")
    monkeypatch.setenv("DESKBOOK_TODAY", "2026-10-02")
    assert run("review") == (0, "", "2026-10-02: nothing due, of 2 reviews\n")


def test_review_names_what_it_cannot_judge(run: Callable[..., Ran]) -> None:
    files = {**CLEAN, "docs/sops/refunds.md": SOP.replace("quarterly", "never")}
    assert run("review", files=files) == (
        1,
        "",
        "not judged: docs/sops/refunds.md; `deskbook check` says why\n2026-11-20: no reviews\n",
    )


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("json", '[\n  {\n    "kind": "sop",\n'),
        ("markdown", "Reviews as of 2026-11-20: 2 overdue, of 2 reviews.\n\n## Lead\n\n- [ ] **overdue"),
        ("ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"),
    ],
)
def test_review_in_each_format(run: Callable[..., Ran], name: str, start: str) -> None:
    ran = run("review", "--format", name, files=REVIEWED)
    assert ran.code == 1
    assert ran.out.startswith(start)


def test_review_of_one_owner(run: Callable[..., Ran]) -> None:
    files = {**REVIEWED, "sop_data/role/finance.yml": ROLE}
    ran = run("review", "--owner", "finance", files=files)
    assert ran == (0, "", "2026-11-20: no reviews\n")
    message = "--owner: unknown role 'finanse'; did you mean 'finance'?"
    assert run("review", "--owner", "finanse") == (2, "", f"deskbook: {message}\n")


RENEW = ("review", "renew", "refunds", "--by", "lead", "--checked", "the form in Stripe")


def test_renew_moves_the_dates_and_keeps_the_rest(run: Callable[..., Ran], tmp_path: Path) -> None:
    page = tmp_path / "docs/sops/refunds.md"
    run("review", files=REVIEWED)
    page.chmod(0o640)
    assert run(*RENEW) == (0, "docs/sops/refunds.md: reviewed 2026-11-20, due again 2027-02-19\n", "")
    new_entry = (
        '  - {date: 2026-11-20, by: lead, change: "Checked: the form in Stripe", '
        "why: Quarterly review, kind: review}\n"
    )
    expected = SOP.replace('"2026-08-03"', '"2026-11-20"').replace("2026-11-02", "2027-02-19")
    expected = expected.replace("newest first\n", f"newest first\n{new_entry}")
    assert page.read_text(encoding="utf-8") == expected
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert [file.name for file in page.parent.iterdir()] == ["refunds.md"]
    library = app.open_folder(tmp_path, dt.date(2026, 11, 20))
    assert library.problems == ()


def test_renew_records_a_change_beside_the_evidence(run: Callable[..., Ran], tmp_path: Path) -> None:
    change = ("--change", "Refunds take a form now", "--why", "Stripe changed", "--date", "2026-11-18")
    ran = run(*RENEW, *change, files=REVIEWED)
    assert ran.out == "docs/sops/refunds.md: reviewed 2026-11-18, due again 2027-02-18\n"
    page = app.open_folder(tmp_path, dt.date(2026, 11, 20)).sop("refunds")
    assert page is not None
    assert page.meta is not None
    told = [(one.change, one.why, one.kind) for one in page.meta.data.history]
    assert told == [
        ("Checked: the form in Stripe", "Quarterly review", "review"),
        ("Refunds take a form now", "Stripe changed", "material"),
        ("First version", "New", "material"),
    ]


def test_renew_answers_a_trigger_and_ends_a_waiver(run: Callable[..., Ran], tmp_path: Path) -> None:
    trigger = "triggers: [{date: 2026-11-18, what: tool-changed, note: Stripe has a new form}]\n---\nBody."
    waiver = "sop: refunds\nreason: Away\napproved_by: lead\ngranted: 2026-11-01\nexpires: 2026-12-01\n"
    files = {
        **REVIEWED,
        "docs/sops/refunds.md": SOP.replace("---\nBody.", trigger),
        "sop_data/waiver/w.yml": waiver,
    }
    assert run(*RENEW, files=files).out == (
        "docs/sops/refunds.md: reviewed 2026-11-20, due again 2027-02-19\n"
        "sop_data/waiver/w.yml: no longer needed; remove it\n"
    )
    text = (tmp_path / "docs/sops/refunds.md").read_text(encoding="utf-8")
    assert "why: Stripe has a new form, kind: review}" in text
    assert trigger in text
    assert run("review").err == "2026-11-20: 1 overdue, of 2 reviews\n"


def test_renew_takes_replies(run: Callable[..., Ran], tmp_path: Path) -> None:
    ran = run("review", "renew", "reply/sent", "--by", "lead", "--checked", "the tone", files=REVIEWED)
    assert ran == (
        0,
        "sop_data/reply/sent.yml: reviewed 2026-11-20, due again 2026-12-21\n"
        "sop_data/reply/sent.yml: keeps no history; say in the commit: the tone\n",
        "",
    )
    expected = REPLY.replace("2026-10-01", "2026-11-20").replace("2026-11-02", "2026-12-21")
    assert (tmp_path / "sop_data/reply/sent.yml").read_text(encoding="utf-8") == expected


def test_a_holiday_is_no_day_for_a_review(run: Callable[..., Ran]) -> None:
    hours = "title: H\ntimezone: Europe/London\ndays: {mon: '09:00-17:00'}\n"
    files = {**REVIEWED, "sop_data/hours/h.yml": f"{hours}holidays: [{{date: 2027-02-19, name: Founders}}]\n"}
    assert run(*RENEW, files=files).out.endswith("due again 2027-02-18\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["refund", *RENEW[3:]], "unknown page or reply 'refund'; did you mean 'refunds'?"),
        (["reply/snt", *RENEW[3:]], "unknown page or reply 'reply/snt'; did you mean 'reply/sent'?"),
        (["refunds", "--by", "led", *RENEW[5:]], "--by: unknown role 'led'; did you mean 'lead'?"),
        ([*RENEW[2:6], " "], "--checked is empty; say it in a sentence"),
        ([*RENEW[2:6], "a\x07b"], "--checked holds a control character; remove it"),
        ([*RENEW[2:6], "a" * 2001], "--checked has 2001 characters; say it in at most 2,000"),
        ([*RENEW[2:], "--change", "x"], "--change needs --why; readers are told both"),
        ([*RENEW[2:], "--kind", "minor"], "--kind minor needs --change; say what changed"),
        ([*RENEW[2:], "--date", "soon"], "--date is 'soon'; write a date such as 2026-11-20"),
        (
            [*RENEW[2:], "--date", "2026-11-21"],
            "--date 2026-11-21 is in the future; a review is recorded once it is done",
        ),
        (
            [*RENEW[2:], "--date", "2026-08-01"],
            "--date 2026-08-01 is before 2026-08-03, the last entry; give that day or a later one",
        ),
        (
            [*RENEW[2:], "--date", "2026-08-10"],
            "--date 2026-08-10: the next review would be overdue since 2026-11-10; review it again now",
        ),
    ],
)
def test_renew_refuses_what_makes_no_sense(
    run: Callable[..., Ran], tmp_path: Path, arguments: list[str], message: str
) -> None:
    assert run("review", "renew", *arguments, files=REVIEWED) == (2, "", f"deskbook: {message}\n")
    assert (tmp_path / "docs/sops/refunds.md").read_text(encoding="utf-8") == SOP


def test_renew_refuses_a_broken_page_with_its_finding(run: Callable[..., Ran], tmp_path: Path) -> None:
    files = {**REVIEWED, "docs/sops/refunds.md": SOP.replace("cadence: quarterly", "cadence: quarterli")}
    ran = run(*RENEW, files=files)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "deskbook: docs/sops/refunds.md:13: SOP003 'cadence' is 'quarterli'; did you mean 'quarterly'?"
    )
    assert (tmp_path / "docs/sops/refunds.md").read_text(encoding="utf-8") == files["docs/sops/refunds.md"]


def test_a_page_that_cannot_be_read_is_named(run: Callable[..., Ran], tmp_path: Path) -> None:
    run("check", files=REVIEWED)
    (tmp_path / "docs/sops/refunds.md").write_bytes(b"---\ntitle: \xff\n---\n")
    told = "docs/sops/refunds.md:2: SOP001 byte 0xff is not UTF-8 text; save the file as UTF-8"
    ran = run("review", "renew", "refunds", "--by", "lead", "--checked", "all of it")
    assert (ran.code, ran.err) == (2, f"deskbook: {told} (nothing is renewed before that)\n")
    assert "docs/sops/refunds.md" in run("review", "--format", "markdown").out


def test_a_renewal_that_fails_half_way_leaves_the_file(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run(*RENEW, files=REVIEWED) == (2, "", "deskbook: No space left on device\n")
    page = tmp_path / "docs/sops/refunds.md"
    assert page.read_text(encoding="utf-8") == SOP
    assert [file.name for file in page.parent.iterdir()] == ["refunds.md"]


def test_a_file_with_a_byte_order_mark_and_windows_lines_keeps_both(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    run("review", files=REVIEWED)
    page = tmp_path / "docs/sops/refunds.md"
    page.write_bytes(b"\xef\xbb\xbf" + SOP.replace("\n", "\r\n").encode())
    assert run(*RENEW).code == 0
    content = page.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf---\r\n")
    assert content.count(b"\r\n") == content.count(b"\n") == SOP.count("\n") + 1


def test_replacing_keeps_out_of_other_folders(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (tmp_path / "project/link").symlink_to(tmp_path / "secret")
    with pytest.raises(DeskbookError, match="leads out of the project"):
        _write.replace(tmp_path / "project", "link", b"x", b"y")
    assert (tmp_path / "secret").read_text(encoding="utf-8") == "x"


EDIT = SOP.replace("Body.", "What the owner wrote meanwhile.")


@pytest.mark.parametrize("moment", ["before it reads", "before it writes", "as it writes", "by another file"])
def test_an_edit_made_meanwhile_is_never_overwritten(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    page = tmp_path / "docs/sops/refunds.md"
    edit = EDIT.replace("kept", "edited") if moment == "before it reads" else EDIT

    def save() -> None:
        if moment == "by another file":
            (tmp_path / "new").write_text(edit, encoding="utf-8")
            (tmp_path / "new").replace(page)
        else:
            page.write_text(edit, encoding="utf-8")

    real_read, real_renewed, real_temporary, real_replace = (
        _renew.next_due,
        _renew.renewed,
        _write._temporary,
        Path.replace,
    )
    if moment == "before it reads":
        monkeypatch.setattr(_renew, "next_due", lambda *given: (save(), real_read(*given))[1])
    elif moment == "before it writes":
        monkeypatch.setattr(_renew, "renewed", lambda *given: (real_renewed(*given), save())[0])
    elif moment == "by another file":
        monkeypatch.setattr(_write, "_temporary", lambda *given: (real_temporary(*given), save())[0])
    else:  # in place, between the last look and the renaming

        def replaced(self: Path, target: Path) -> Path:
            if self.name.startswith(".deskbook-") and not self.name.endswith("-before"):
                save()
            return real_replace(self, target)

        monkeypatch.setattr(Path, "replace", replaced)
    ran = run(*RENEW, files=REVIEWED)
    message = "docs/sops/refunds.md was changed meanwhile and is left as it is; run the command again"
    assert ran == (2, "", f"deskbook: {message}\n")
    assert page.read_text(encoding="utf-8") == edit
    assert [file.name for file in page.parent.iterdir()] == ["refunds.md"]


def test_a_page_that_is_gone_meanwhile_stays_gone(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "docs/sops/refunds.md"
    real = _renew.renewed
    monkeypatch.setattr(_renew, "renewed", lambda *given: (real(*given), page.unlink())[0])
    ran = run(*RENEW, files=REVIEWED)
    assert ran.code == 2
    assert "was changed meanwhile" in ran.err
    assert list(page.parent.iterdir()) == []
