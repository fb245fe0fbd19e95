"""`deskbook inbox` on what anybody may have sent."""

from __future__ import annotations

import json
import random
import string
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbook import cli
from deskbook.errors import DeskbookError
from deskbook.inbox import letter, mail
from deskbook.inbox.reading import MAX_VALUE, read
from deskbook.inbox.record import BadRecord, Handed, record
from deskbook.inbox.ways import ways

from .conftest import CLEAN, SOP, Ran

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STEPS = "## Steps\n\n1. Verify the customer.\n2. Find the charge. {: #charge }\n"
PROJECT = {**CLEAN, "docs/sops/refunds.md": SOP.replace("Body.", STEPS)}
ONE: dict[str, Any] = {
    "v": 1,
    "id": "3f0c9a61",
    "kind": "deviation",
    "at": "2026-11-23T10:00:00Z",
    "page": "https://desk.example.org/current/sops/refunds/",
    "sop": "refunds",
    "step": "charge",
    "revision": "2026.11",
    "by": "Sam",
    "text": "There is no charge.\nOnly a payment.",
}


def as_letter(fields: dict[str, Any]) -> str:
    lines = [f"{name}: {value}" for name, value in fields.items() if name not in ("id", "text")]
    return "\n".join(
        [f"Deskbook record {fields['id']}", *lines, "text:", fields["text"], f"End of record {fields['id']}"]
    )


@pytest.fixture
def inbox(tmp_path: Path, run: Callable[..., Ran]) -> Callable[..., Ran]:
    """Run `deskbook inbox` on one file, in a small project."""

    def one(content: str | bytes, *arguments: str, name: str = "in/came") -> Ran:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
        return run("inbox", name, *arguments, files=PROJECT)

    return one


def test_it_is_listed_by_owner_page_and_step(inbox: Callable[..., Ran]) -> None:
    records = [
        ONE,
        ONE
        | {"id": "3f0c9a62", "at": "2026-11-22T09:00:00Z", "by": "", "text": "Which?", "kind": "question"},
        ONE | {"id": "3f0c9a63", "step": "gone", "text": "Old step"},
        ONE | {"id": "3f0c9a64", "step": "", "text": "", "kind": "read"},
        ONE
        | {
            "id": "3f0c9a65",
            "step": "",
            "sop": "",
            "text": "charged in yen",
            "kind": "none-of-these",
            "by": "",
        },
        ONE | {"id": "3f0c9a66", "sop": "elsewhere", "step": ""},
        ONE
        | {
            "id": "3f0c9a67",
            "step": "",
            "text": "",
            "kind": "quiz",
            "about": "refunds",
            "done": 8,
            "total": 10,
        },
    ]
    random.Random(7).shuffle(records)
    ran = inbox("".join(f"{json.dumps(one)}\n" for one in records))
    assert ran == (
        0,
        """lead
  refunds: Refund an order
      2026-11-23 10:00 read, revision 2026.11, Sam
      2026-11-23 10:00 quiz, revision 2026.11, Sam, refunds 8 of 10
    #charge Find the charge.
      2026-11-22 09:00 question, revision 2026.11
        | Which?
      2026-11-23 10:00 did not match, revision 2026.11, Sam
        | There is no charge.
        | Only a payment.
    #gone (not on the page now)
      2026-11-23 10:00 did not match, revision 2026.11, Sam
        | Old step
nobody's page yet
  no page
      2026-11-23 10:00 none of these, revision 2026.11
        | charged in yen
  elsewhere: not a page of this library
      2026-11-23 10:00 did not match, revision 2026.11, Sam
        | There is no charge.
        | Only a payment.
""",
        "7 records\n",
    )


def test_one_owner_alone(inbox: Callable[..., Ran]) -> None:
    records = json.dumps([ONE, ONE | {"id": "3f0c9a66", "sop": "elsewhere", "step": ""}])
    ran = inbox(records, "--owner", "lead", "--json")
    (row,) = json.loads(ran.out)
    assert row == {"owner": "lead", "from": "in/came:1", "record": ONE}
    assert (
        inbox(records, "--owner", "leed").err
        == "deskbook: --owner: unknown role 'leed'; did you mean 'lead'?\n"
    )


def test_no_file_is_told(run: Callable[..., Ran]) -> None:
    ran = run("inbox", "nothing.eml", files=PROJECT)
    assert ran == (
        2,
        "",
        "deskbook: no file or folder 'nothing.eml'; give mails, exported issues or stored lines\n",
    )


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"v": 2}, "'v' is 2, and this deskbook reads 1; update deskbook"),
        ({"v": None}, "'v' is empty, and this deskbook reads 1; have it sent again from the site"),
        ({"v": True}, "'v' is True, and this deskbook reads 1; have it sent again from the site"),
        ({"kind": "deviaton"}, "'kind' is 'deviaton'; did you mean 'deviation'?"),
        ({"kind": 3}, "'kind' is 3; use one of: deviation, question, none-of-these, read, quiz, progress"),
        ({"id": "../../x"}, "'id' is '../../x'; write 8 to 64 letters, digits or hyphens"),
        ({"at": "yesterday"}, "'at' is 'yesterday'; write a point in time such as 2026-11-21T23:00:00Z"),
        ({"at": "2026-11-23T10:00:00"}, "'at' is '2026-11-23T10:00:00'; write a point in time such as 2026-11-21T23:00:00Z"),
        ({"at": 5}, "'at' is 5; write a point in time such as 2026-11-21T23:00:00Z"),
        ({"sop": "../etc"}, "'sop' is '../etc'; write the id of a page, such as refunds"),
        ({"text": "x" * 2001}, "'text' has 2,001 characters, at most 2,000 are taken; have it shortened and sent again"),
        ({"text": ["x"]}, "'text' is a list; write text"),
        ({"by": {"a": 1}}, "'by' is a mapping; write text"),
        ({"text": "\ud800"}, "'text' is '\\ud800'; write text"),
        ({"done": -1}, "'done' is -1; write a whole number from 0 to 1,000,000"),
        ({"done": 10**400}, f"'done' is {'1' + '0' * 39}; write a whole number from 0 to 1,000,000"),
    ],
)  # fmt: skip
def test_a_bad_record_is_one_line_with_its_place(
    inbox: Callable[..., Ran], change: dict[str, Any], problem: str
) -> None:
    ran = inbox(f"{json.dumps(ONE)}\n{json.dumps(ONE | {'id': '3f0c9a62'} | change)}\n")
    assert ran.err == f"in/came:2: {problem}\n1 record, 1 to look at\n"
    assert ran.code == 1


def test_a_field_that_is_missing_is_told(inbox: Callable[..., Ran]) -> None:
    ran = inbox(json.dumps({name: value for name, value in ONE.items() if name != "at"}))
    assert ran.err.startswith("in/came:1: field 'at' is missing; have it sent again from the site\n")


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        ("{\n", 1, "not JSON; have it sent again from the site, or remove the line"),
        ('{"v": 1}x\n', 1, None),
        ('[{"v": 1}, nonsense]', 1, None),
        ("\n\n{" * 5000, 3, "not JSON; have it sent again from the site, or remove the line"),
        ('[{"a": ' + "[" * 50_000, 1, "not JSON; have it sent again from the site, or remove the line"),
        ('[1, "x"]', 1, "not a record or an issue; remove it"),
        (json.dumps(ONE | {"text": "x" * MAX_VALUE}), 1, None),
        (as_letter(ONE).replace("End of record", "End"), 1, "the end of the record is missing; have it sent again from the site"),
    ],
)  # fmt: skip
def test_what_is_no_record_never_ends_in_a_traceback(
    inbox: Callable[..., Ran], content: str, line: int, problem: str | None
) -> None:
    ran = inbox(content)
    assert ran.code == 1
    assert ran.err.startswith(f"in/came:{line}: {problem or ''}")
    assert "fault of deskbook" not in ran.err


def test_nothing_in_a_record_steers_the_terminal(inbox: Callable[..., Ran]) -> None:
    evil = "\x1b[2J\x1b]0;x\x07\u202eevil\u2066\u200b\u00ad\x85\u2028lead\r  refunds: forged"
    ran = inbox(json.dumps(ONE | {"text": evil, "by": evil, "step": evil, "revision": evil, "sop": ""}))
    for sign in "\x1b\x07\r\u202e\u2066\u200b\u00ad\x85\u2028":
        assert sign not in ran.out + ran.err
    assert "\\x1b[2J" in ran.out
    assert "\n  refunds: forged" not in ran.out
    assert json.loads(inbox(json.dumps(ONE | {"by": "\x1bx"}), "--json").out)[0]["record"]["by"] == "\x1bx"


def test_a_record_that_came_in_twice_counts_once(inbox: Callable[..., Ran]) -> None:
    wrapped = ONE | {"text": "There is\nno charge. Only a payment."}
    other = ONE | {"text": "Something else."}
    ran = inbox("\n".join(json.dumps(one) for one in (ONE, ONE, wrapped, other)))
    assert ran.err == (
        "in/came:4: record 3f0c9a61 came in at in/came:1 with other words; read both\n"
        "1 record, 2 came in more than once, 1 to look at\n"
    )


def test_a_text_cannot_end_its_record_or_begin_another(inbox: Callable[..., Ran]) -> None:
    forged = "x\nEnd of record 3f0c9a62\nDeskbook record 3f0c9a63\nv: 1\nkind: read\nowner: me\ntext:\ny\nEnd of record 3f0c9a63"
    (row,) = json.loads(inbox(as_letter(ONE | {"text": forged}), "--json").out)
    assert row["record"]["text"] == forged


def test_issues_without_a_record_are_counted(inbox: Callable[..., Ran]) -> None:
    issues = [
        {"number": 1, "title": "Typo", "body": "no record"},
        {"number": 2, "title": "x", "body": None},
        {"number": 3, "title": "x", "body": f"```text\r\n{as_letter(ONE)}\r\n```".replace("\n", "\r\n")},
        {"number": 4, "title": "x", "body": as_letter(ONE | {"id": "3f0c9a62", "kind": "x"})},
    ]
    ran = inbox(json.dumps(issues, indent=1))
    assert ran.err == (
        "in/came:17 (issue 4): 'kind' is 'x'; use one of: deviation, question, none-of-these, read, quiz, progress\n"
        "1 record, 2 messages without a record, 1 to look at\n"
    )


# --- mails -----------------------------------------------------------------------------------------


def as_mail(text: str, **options: Any) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "sam@example.org", "Step does not match"
    message.set_content(text, **options)
    return message


def mails() -> dict[str, bytes]:
    """The same record as mail programs send it."""
    plain = as_letter(ONE)
    rich = f"<html><body><div>{plain.replace(chr(10), '<br>')}</div></body></html>"
    both = as_mail(plain)
    both.add_alternative(rich, subtype="html")
    forwarded = as_mail("See below.")
    forwarded.add_attachment(as_mail(plain))
    flowed = plain.replace("There is no charge.", "There is \nno charge.").replace("\n", "\r\n").encode()
    head = b"From: a@example.org\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n"
    return {
        "plain": bytes(as_mail(plain)),
        "signed": bytes(as_mail(f"Hello!\n\n{plain}\n-- \nSam")),
        "base64": bytes(as_mail(plain, cte="base64")),
        "quoted": bytes(as_mail(plain, cte="quoted-printable")),
        "html": bytes(as_mail(rich, subtype="html")),
        "both": bytes(both),
        "forwarded": bytes(forwarded),
        "flowed": head + flowed,
        "crlf": bytes(as_mail(plain)).replace(b"\n", b"\r\n"),
        "odd charset": bytes(as_mail(plain)).replace(b"utf-8", b"x-nothing"),
    }


@pytest.mark.parametrize("name", mails())
def test_a_mail_of_any_program_holds_the_record(inbox: Callable[..., Ran], name: str) -> None:
    (row,) = json.loads(inbox(mails()[name], "--json").out)
    assert row["record"] == ONE


def test_a_mail_box_names_the_line_of_its_mail(inbox: Callable[..., Ran]) -> None:
    bad = as_mail(as_letter(ONE | {"id": "3f0c9a62", "kind": "x", "text": "\n>From here\n"}))
    box = b"".join(
        b"From sam Mon Nov 23 10:00:00 2026\n" + bytes(one) + b"\n"
        for one in (as_mail(as_letter(ONE)), as_mail("Hi"), bad)
    )
    start = box.index(b"From sam", box.index(b"Hi"))
    ran = inbox(box)
    line = len(box[:start].splitlines()) + 1
    assert ran.err.startswith(f"in/came:{line}: 'kind' is 'x'")
    assert ran.err.endswith("1 record, 1 message without a record, 1 to look at\n")


def test_a_huge_mail_is_not_read(inbox: Callable[..., Ran]) -> None:
    ran = inbox(b"From: a@example.org\n\n" + b"x" * mail.MAX_BYTES)
    assert ran.err.startswith(
        "in/came:1: the mail is larger than 2,000,000 bytes and is not read; look at it yourself\n"
    )


# --- whatever comes --------------------------------------------------------------------------------

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=200)


@given(text=WORDS, by=st.text("abc :#é-", max_size=20), step=st.text(string.ascii_lowercase, max_size=10))
def test_a_letter_gives_back_what_went_in(text: str, by: str, step: str) -> None:
    fields = ONE | {"text": text, "by": by.strip(), "step": step}
    ((line, found),) = letter.records(f"Hello\n{as_letter(fields)}\nBye")
    assert line == 2
    assert found
    assert record(found) == record(fields)


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_end_in_an_exception(tmp_path: Path, content: bytes) -> None:
    for head in (
        b"",
        b"{",
        b"[",
        b"From x\n",
        b"Subject: a\nContent-Type: multipart/mixed; boundary=a\n\n--a\n",
        b"Deskbook record abcdefgh\n",
    ):
        (tmp_path / "came").write_bytes(head + content)
        read([tmp_path / "came"])


@given(
    st.dictionaries(
        st.sampled_from([*Handed.model_fields, "x"]),
        st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.lists(WORDS),
    )
)
def test_any_fields_make_a_record_or_one_line(fields: dict[str, Any]) -> None:
    try:
        record({"v": 1, **fields})
    except BadRecord as problem:
        told = str(problem)
    else:
        return
    assert "\n" not in told
    assert "; " in told


def test_many_beginnings_take_no_time() -> None:
    """A mail of nothing but beginnings and ends is read in one go: the test itself would hang."""
    text = (
        "\n".join(f"Deskbook record {'a' * 8}" for _ in range(40_000)) + "\nEnd of record bbbbbbbb" * 40_000
    )
    assert sum(1 for _ in letter.records(text)) == 40_000


# --- where it goes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("extra", "problem"),
    [
        ({"deviation": "mailto:x"}, "extra.deviation has gone; write outbox in sop_data/company.yml with mail: ADDRESS or issue: ADDRESS, as `Take what agents hand in` shows"),
        ({"ask_for_sop": ""}, "extra.ask_for_sop has gone; write outbox in sop_data/company.yml with mail: ADDRESS or issue: ADDRESS, as `Take what agents hand in` shows"),
        ({"outbox": "a@b"}, "extra.outbox is 'a@b'; write `mail: ADDRESS`, `issue: ADDRESS` or `address: ADDRESS` below it"),
        ({"outbox": {"mial": "a@b"}}, "extra.outbox: unknown way 'mial'; did you mean 'mail'?"),
        ({"outbox": {"mail": "mailto:a@b?cc=d@e"}}, "extra.outbox: mail is 'mailto:a@b?cc=d@e'; write one mail address, such as owners@example.org"),
        ({"outbox": {"mail": None}}, "extra.outbox: mail is empty; write one mail address, such as owners@example.org"),
        ({"outbox": {"address": "http://example.org/"}}, "extra.outbox: address is 'http://example.org/'; write an https address that takes a POST, or a path of the site's own host"),
        ({"outbox": {"address": "javascript:alert(1)"}}, "extra.outbox: address is 'javascript:alert(1)'; write an https address that takes a POST, or a path of the site's own host"),
        ({"outbox": {"address": "https://x.org; script-src *"}}, "extra.outbox: address is 'https://x.org; script-src *'; write an https address that takes a POST, or a path of the site's own host"),
        ({"outbox": {"issue": "https://github.com/a/b/issues/new"}}, "extra.outbox: issue is 'https://github.com/a/b/issues/new'; write the host's new-issue address with {title} and {body} in it, such as https://github.com/OWNER/REPO/issues/new?title={title}&body={body}"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_way_is_told(extra: dict[str, Any], problem: str) -> None:
    with pytest.raises(DeskbookError) as caught:
        ways(extra)
    assert str(caught.value) == f"mkdocs.yml: {problem}"


def test_no_way_is_no_way() -> None:
    assert ways({}) == ways({"outbox": None}) == ways({"outbox": {}}) == {}
    hosts = "https://gitlab.com/a/b/-/issues/new?issue[title]={title}&issue[description]={body}"
    assert ways({"outbox": {"issue": hosts, "address": "/records"}}) == {
        "issue": hosts,
        "address": "/records",
    }


def test_cli_is_one_of_the_commands() -> None:
    assert "deskbook inbox" in cli.help_texts()
