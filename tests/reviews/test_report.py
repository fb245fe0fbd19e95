from __future__ import annotations

import json
from typing import TYPE_CHECKING

from deskbook.reviews.calendar import as_calendar
from deskbook.reviews.issue import as_markdown
from deskbook.reviews.report import as_json, as_text, reviews, tally, unread

from .conftest import ROLE, TODAY, reply, sop, waiver

if TYPE_CHECKING:
    from collections.abc import Callable

    from deskbook.library.model import Library


def team(project: Callable[..., Library]) -> Library:
    """One review on each rung, two owners, and one page that nobody has to look at."""
    return project(
        role__finance=ROLE.replace("Lead", "Finance"),
        refunds=sop("2026-11-10"),
        later=sop("2027-01-20"),
        old=sop("2026-01-10", state="retired"),
        other=sop("2026-11-10", owner="finance"),
        changed=sop(
            "2027-01-20", "triggers: [{date: 2026-11-18, what: feedback, note: 'See @team, *now*'}]\n"
        ),
        waiver__refunds=waiver("2026-11-01", "2026-12-01"),
        reply__sent=reply("2026-12-01"),
    )


def test_text_groups_by_owner_and_puts_the_most_urgent_first(project: Callable[..., Library]) -> None:
    found = reviews(team(project))
    assert as_text(found) == (
        "finance\n"
        "  overdue by 10 days          docs/sops/other.md       Refund an order\n"
        "\n"
        "lead\n"
        "  due at once                 docs/sops/changed.md     Refund an order\n"
        "                              feedback on 2026-11-18: See @team, *now*\n"
        "  overdue by 10 days, waived  docs/sops/refunds.md     Refund an order\n"
        "                              until 2026-12-01 by lead: The owner is away\n"
        "  due in 11 days              sop_data/reply/sent.yml  Refund sent\n"
    )
    assert tally(found) == "1 overdue, 1 triggered, 1 waived, 1 due within 14 days, of 5 reviews"


def test_one_owner_is_listed_alone(project: Callable[..., Library]) -> None:
    found = reviews(team(project), "finance")
    assert [one.path for one in found] == ["docs/sops/other.md"]


def test_json_holds_what_is_due(project: Callable[..., Library]) -> None:
    rows = json.loads(as_json(reviews(team(project))))
    assert [(row["id"], row["state"]) for row in rows] == [
        ("other", "overdue"),
        ("changed", "triggered"),
        ("refunds", "waived"),
        ("sent", "soon"),
    ]
    assert rows[0] == {
        "kind": "sop",
        "id": "other",
        "path": "docs/sops/other.md",
        "title": "Refund an order",
        "owner": "finance",
        "state": "overdue",
        "due": "2026-11-10",
        "days": 10,
        "note": "",
        "reviewed": "2026-09-01",
        "review_date": "2026-11-10",
        "cadence": "quarterly",
    }


def test_the_issue_is_a_list_to_tick_and_calls_nobody(project: Callable[..., Library]) -> None:
    text = as_markdown(reviews(team(project)), TODAY, ["docs/sops/x.md"])
    assert text == (
        "Reviews as of 2026-11-20: 1 overdue, 1 triggered, 1 waived, 1 due within 14 days, of 5 reviews.\n"
        "\n"
        "Not judged, because their fields are broken: `docs/sops/x.md`. `deskbook check` says why.\n"
        "\n"
        "## Finance\n"
        "\n"
        "- [ ] **overdue by 10 days** (2026-11-10): Refund an order, `docs/sops/other.md`, ID `other`\n"
        "\n"
        "## Lead\n"
        "\n"
        "- [ ] **due at once** (2026-11-18): Refund an order, `docs/sops/changed.md`, ID `changed`"
        "<br>feedback on 2026-11-18: See &#64;team, &#42;now&#42;\n"
        "- [ ] **overdue by 10 days, waived** (2026-11-10): Refund an order, `docs/sops/refunds.md`, "
        "ID `refunds`<br>until 2026-12-01 by lead: The owner is away\n"
        "- [ ] **due in 11 days** (2026-12-01): Refund sent, `sop_data/reply/sent.yml`, ID `reply/sent`\n"
        "\n"
        "Read each against how the work is done today, mend it, and record the review: "
        '`deskbook review renew ID --by ROLE --checked "what you checked"`.\n'
    )


def test_an_issue_with_nothing_due_says_so(project: Callable[..., Library]) -> None:
    found = reviews(project(later=sop("2027-01-20")))
    assert as_markdown(found, TODAY) == "Reviews as of 2026-11-20: nothing due, of 1 review.\n"


def test_the_calendar_keeps_the_rules_of_its_format(project: Callable[..., Library]) -> None:
    text = as_calendar(reviews(team(project)))
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in lines) <= 75
    assert (text.count("BEGIN:VEVENT"), text.count("END:VEVENT")) == (5, 5)
    unfolded = text.replace("\r\n ", "")
    uids = [line for line in unfolded.split("\r\n") if line.startswith("UID:")]
    assert len(set(uids)) == 5
    assert (
        "UID:sop-changed-review@deskbook\r\n"
        "DTSTAMP:20260901T000000Z\r\n"
        "DTSTART;VALUE=DATE:20261118\r\n"
        "SUMMARY:Review: Refund an order\r\n"
        "DESCRIPTION:Lead reviews docs/sops/changed.md: deskbook review renew changed\\n"
        "feedback on 2026-11-18: See @team\\, *now*\r\n"
        "CATEGORIES:lead\r\n"
    ) in unfolded


def test_broken_files_are_named_where_they_would_have_been_judged(project: Callable[..., Library]) -> None:
    library = project(refunds=sop("never"), reply__sent="title: [", role__x="title: [")
    assert reviews(library) == []
    assert unread(library) == ["docs/sops/refunds.md", "sop_data/reply/sent.yml"]
    assert tally([]) == "no reviews"
