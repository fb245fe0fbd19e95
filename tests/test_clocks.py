"""Business time against a count minute by minute, through shifts of the clocks and holidays."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook import app
from deskbook.clockface import clockface
from deskbook.clocks import Calendar, due
from deskbook.kinds.hours import Hours

LONDON = Calendar("Europe/London", ((480, 1080),) * 5 + (None, None), frozenset({dt.date(2026, 12, 25)}))
ALWAYS = Calendar("Europe/London", ((0, 1440),) * 7)
SPLIT = Calendar("America/New_York", (None, (60, 150), (0, 1440), None, (1320, 1440), None, (0, 240)))
LORD_HOWE = Calendar("Australia/Lord_Howe", ((60, 200),) * 7)
"""Its clocks shift by half an hour."""

CALENDARS = [LONDON, ALWAYS, SPLIT, LORD_HOWE]
SHIFTS = [
    dt.datetime(2026, 3, 27, tzinfo=dt.UTC),
    dt.datetime(2026, 10, 23, tzinfo=dt.UTC),
    dt.datetime(2026, 4, 3, tzinfo=dt.UTC),
    dt.datetime(2026, 12, 23, tzinfo=dt.UTC),
]


def open_at(now: dt.datetime, calendar: Calendar) -> bool:
    """Whether the wall clock of the place stands inside the day's opening."""
    local = now.astimezone(ZoneInfo(calendar.zone))
    span = None if local.date() in calendar.closed else calendar.week[local.weekday()]
    return span is not None and span[0] <= local.hour * 60 + local.minute < span[1]


@given(
    st.sampled_from(CALENDARS),
    st.sampled_from(SHIFTS),
    st.integers(0, 5 * 1440),
    st.integers(1, 900),
)
def test_as_a_person_with_a_watch_would_count(
    calendar: Calendar, base: dt.datetime, offset: int, span: int
) -> None:
    start = base + dt.timedelta(minutes=offset)
    now, left = start, span
    while left:
        left -= open_at(now, calendar)
        now += dt.timedelta(minutes=1)
    assert due(start, span, calendar) == now


@given(st.sampled_from(CALENDARS), st.floats(0, 5000), st.floats(0, 5000))
def test_two_spans_in_a_row_are_one(calendar: Calendar, first: float, second: float) -> None:
    start = dt.datetime(2026, 10, 22, 7, 13, tzinfo=dt.UTC)
    apart = due(due(start, first, calendar), second, calendar)
    assert abs(apart - due(start, first + second, calendar)) < dt.timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-20T12:00", 4, "2026-11-20T16:00"),
        ("2026-11-20T16:00", 4, "2026-11-23T10:00"),
        ("2026-11-21T12:00", 1, "2026-11-23T09:00"),
        ("2026-12-24T17:00", 2, "2026-12-28T09:00"),
        ("2026-11-20T06:00", 10, "2026-11-20T18:00"),
        ("2026-11-20T20:00", 0, "2026-11-23T08:00"),
        ("2026-03-27T17:00", 2, "2026-03-30T08:00"),
    ],
)
def test_office_hours(start: str, hours: float, end: str) -> None:
    """In UTC: London is an hour ahead of it from 29 March 2026."""
    began = dt.datetime.fromisoformat(start).replace(tzinfo=dt.UTC)
    assert due(began, hours * 60, LONDON) == dt.datetime.fromisoformat(end).replace(tzinfo=dt.UTC)


def test_a_record_becomes_a_calendar() -> None:
    hours = Hours(
        title="Office",
        timezone="Europe/Berlin",
        days={"mon": "09:00-17:00", "sat": "00:00-24:00"},
        holidays=[{"date": "2026-12-25", "name": "Christmas"}],  # type: ignore[list-item]
    )
    assert Calendar.of(hours) == Calendar(
        "Europe/Berlin",
        ((540, 1020), None, None, None, None, (0, 1440), None),
        frozenset({dt.date(2026, 12, 25)}),
    )


@pytest.mark.parametrize(
    ("swap", "message"),
    [
        (
            "timezone: Europe/Londn",
            "'timezone': 'Europe/Londn' is no time zone; did you mean 'Europe/London'?",
        ),
        ("timezone: Nowhere", "'timezone': 'Nowhere' is no time zone; write one such as Europe/London"),
        (
            "days: {mon: '18:00-08:00'}",
            "'mon' in days: '18:00-08:00' closes before it opens; give each day its own hours, up to 24:00",
        ),
        (
            "days: {mon: '09:00-09:00'}",
            "'mon' in days: '09:00-09:00' closes before it opens; give each day its own hours, up to 24:00",
        ),
    ],
)
def test_hours_that_no_clock_can_run_in_are_told_of(swap: str, message: str) -> None:
    """Such a record would stop the page's clock, or never let it end."""
    fields = {"title": "Office", "timezone": "Europe/London", "days": "{mon: '09:00-17:00'}"}
    name, _, value = swap.partition(": ")
    text = "".join(f"{key}: {told}\n" for key, told in (fields | {name: value}).items())
    library = app.open_files({"sop_data/hours/office.yml": text}, dt.date(2026, 11, 22))
    assert [one.message for one in library.problems] == [message]


def test_a_library_without_targets_has_no_clock() -> None:
    assert clockface(app.open_files({}, dt.date(2026, 11, 22))) == ""
