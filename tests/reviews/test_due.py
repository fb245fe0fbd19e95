from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.reviews.due import CADENCE_DAYS, Status, dated, limit, next_due, status

from .conftest import reply, sop, waiver

if TYPE_CHECKING:
    from collections.abc import Callable

    from deskbook.library.model import Library

TRIGGER = "triggers:\n  - {{date: {}, what: tool-changed, note: Stripe has a new form}}\n"


def of(library: Library, kind: str = "sop", id: str = "refunds") -> Status:
    record = library.find(kind, id)
    assert record is not None, library.problems
    return status(library, record)


@pytest.mark.parametrize(
    ("day", "state", "days", "label"),
    [
        ("2026-12-05", "ok", 15, "due in 15 days"),
        ("2026-12-04", "soon", 14, "due in 14 days"),
        ("2026-11-21", "soon", 1, "due in 1 day"),
        ("2026-11-20", "soon", 0, "due today"),
        ("2026-11-19", "overdue", 1, "overdue by 1 day"),
        ("2026-09-30", "overdue", 51, "overdue by 51 days"),
    ],
)
def test_each_rung_of_the_ladder(
    project: Callable[..., Library], day: str, state: str, days: int, label: str
) -> None:
    for found in (of(project(refunds=sop(day))), of(project(reply__sent=reply(day)), "reply", "sent")):
        assert (found.state, found.days, found.label) == (state, days, label)
        assert found.due == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("granted", "expires", "state"),
    [
        ("2026-11-01", "2026-11-20", "waived"),
        ("2026-11-20", "2026-12-20", "waived"),
        ("2026-11-01", "2026-11-19", "overdue"),
        ("2026-11-21", "2026-12-20", "overdue"),
    ],
)
def test_a_waiver_holds_from_its_first_to_its_last_day(
    project: Callable[..., Library], granted: str, expires: str, state: str
) -> None:
    library = project(refunds=sop("2026-11-10"), waiver__refunds=waiver(granted, expires))
    assert of(library).state == state


def test_a_waiver_says_who_why_and_until_when(project: Callable[..., Library]) -> None:
    library = project(
        refunds=sop("2026-11-10"),
        waiver__a=waiver("2026-11-01", "2026-11-25"),
        waiver__b=waiver("2026-11-01", "2026-12-01"),
    )
    found = of(library)
    assert found.note == "until 2026-12-01 by lead: The owner is away"
    assert found.label == "overdue by 10 days, waived"


def test_a_waiver_of_another_page_or_before_the_date_changes_nothing(project: Callable[..., Library]) -> None:
    long = waiver("2026-11-01", "2026-12-20")
    assert of(project(refunds=sop("2026-12-01"), waiver__x=long)).state == "soon"
    assert of(project(other=sop("2026-11-10"), waiver__x=long), id="other").state == "overdue"


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-09-01", "ok"),  # the day of the review itself
        ("2026-09-02", "triggered"),
        ("2026-11-20", "triggered"),
        ("2026-11-21", "ok"),  # announced, not yet so
    ],
)
def test_a_change_after_the_review_makes_a_page_due_at_once(
    project: Callable[..., Library], day: str, state: str
) -> None:
    assert of(project(refunds=sop("2027-01-01", TRIGGER.format(day)))).state == state


def test_a_trigger_says_what_changed_and_never_hides_an_overdue_page(project: Callable[..., Library]) -> None:
    trigger = TRIGGER.format("2026-11-18")
    found = of(project(refunds=sop("2027-01-01", trigger)))
    assert (found.due, found.days) == (dt.date(2026, 11, 18), 2)
    assert found.note == "tool changed on 2026-11-18: Stripe has a new form"
    assert found.label == "due at once"
    assert of(project(refunds=sop("2026-11-10", trigger))).state == "overdue"


def test_a_retired_page_is_never_due(project: Callable[..., Library]) -> None:
    found = of(project(refunds=sop("2026-01-10", state="retired")))
    assert (found.state, found.note) == ("ok", "retired")


def test_dated_finds_every_kind_that_is_reviewed(project: Callable[..., Library]) -> None:
    library = project(refunds=sop("2026-12-01"), reply__sent=reply("2026-12-01"))
    assert [(one.kind, one.id) for one in dated(library)] == [("reply", "sent"), ("sop", "refunds")]


@given(st.dates(), st.sampled_from(sorted(CADENCE_DAYS)), st.sets(st.dates(), max_size=5))
def test_the_next_date_is_a_working_day_within_the_cadence(
    reviewed: dt.date, cadence: str, closed: set[dt.date]
) -> None:
    due = next_due(reviewed, cadence, closed)  # type: ignore[arg-type]
    assert reviewed <= due <= limit(reviewed, cadence)  # type: ignore[arg-type]
    if due < dt.date.max - dt.timedelta(days=CADENCE_DAYS[cadence]):  # type: ignore[index]
        assert due.weekday() < 5
        assert due not in closed
    assert (limit(reviewed, cadence) - due).days <= 2 + 3 * len(closed)  # type: ignore[arg-type]


def test_a_holiday_moves_the_date_back() -> None:
    friday = dt.date(2027, 2, 19)
    assert next_due(dt.date(2026, 11, 20), "quarterly", {friday}) == dt.date(2027, 2, 18)


def test_the_end_of_the_calendar_is_no_error() -> None:
    assert limit(dt.date.max, "yearly") == dt.date.max
