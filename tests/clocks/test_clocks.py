"""Business time against a count minute by minute, through shifts of the clocks and holidays."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook import app
from deskbook.html.clockface import clockface
from deskbook.kinds.hours.schema import zones
from deskbook.service.business_time import Calendar, calendars, due, due_in_days, part_of

OFFICE: tuple[tuple[tuple[int, int], ...], ...] = (((480, 1080),),) * 5 + ((), ())
LONDON = Calendar("Europe/London", OFFICE, {dt.date(2026, 12, 25): ()})
LUNCH = Calendar("Europe/London", (((540, 720), (780, 1080)),) * 4 + (((540, 720),), (), ()))
NIGHT = Calendar("Europe/London", (((1320, 1800),),) * 5 + ((), ()))
ALWAYS = Calendar("Europe/London", (((0, 1440),),) * 7)
LORD_HOWE = Calendar("Australia/Lord_Howe", (((60, 200),),) * 7)
"""Its clocks shift by half an hour."""

CALENDARS = [LONDON, LUNCH, NIGHT, ALWAYS, LORD_HOWE]


def utc(at: str) -> dt.datetime:
    return dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC)


@given(st.sampled_from(CALENDARS), st.floats(0, 5000), st.floats(0, 5000))
def test_two_spans_in_a_row_are_one(calendar: Calendar, first: float, second: float) -> None:
    start = dt.datetime(2026, 10, 22, 7, 13, tzinfo=dt.UTC)
    middle = due(start, first, calendar)
    assert middle is not None
    apart, together = due(middle, second, calendar), due(start, first + second, calendar)
    assert apart is not None
    assert together is not None
    assert abs(apart - together) < dt.timedelta(milliseconds=1)


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
    assert due(utc(start), hours * 60, LONDON) == utc(end)


@pytest.mark.parametrize(
    ("calendar", "start", "days", "end"),
    [
        (LONDON, "2026-11-19T10:00", 1, "2026-11-20T10:00"),
        (LONDON, "2026-11-20T10:00", 1, "2026-11-23T10:00"),
        (LONDON, "2026-11-20T10:00", 3, "2026-11-25T10:00"),
        (LONDON, "2026-11-21T10:00", 1, "2026-11-23T18:00"),
        (LONDON, "2026-11-20T18:00", 1, "2026-11-23T18:00"),
        (LONDON, "2026-11-23T07:00", 1, "2026-11-23T18:00"),
        (LONDON, "2026-11-23T08:00", 1, "2026-11-23T18:00"),
        (LONDON, "2026-11-23T08:01", 1, "2026-11-24T08:01"),
        (LONDON, "2026-12-24T09:30", 1, "2026-12-28T09:30"),
        (LONDON, "2026-03-27T09:00", 1, "2026-03-30T08:00"),
        (LONDON, "2026-11-21T10:00", 0, "2026-11-23T08:00"),
        (LUNCH, "2026-11-19T11:00", 1, "2026-11-20T11:00"),
        (LUNCH, "2026-11-19T16:00", 1, "2026-11-20T12:00"),
        (LUNCH, "2026-11-20T11:00", 1, "2026-11-23T11:00"),
        (LUNCH, "2026-11-17T12:30", 1, "2026-11-18T12:00"),
        (LUNCH, "2026-11-17T13:00", 1, "2026-11-18T13:00"),
        (NIGHT, "2026-11-17T02:00", 1, "2026-11-18T02:00"),
        (NIGHT, "2026-11-21T02:00", 1, "2026-11-24T02:00"),
        (NIGHT, "2026-11-17T12:00", 1, "2026-11-18T06:00"),
        (ALWAYS, "2026-03-28T01:30", 1, "2026-03-29T01:30"),
        (ALWAYS, "2026-11-21T10:00", 2, "2026-11-23T10:00"),
    ],
)
def test_a_working_day_is_a_day_of_the_hours(calendar: Calendar, start: str, days: int, end: str) -> None:
    """In UTC: the same time of a later day, the closing where that day ends sooner, the whole day from outside."""
    assert due_in_days(utc(start), days, calendar) == utc(end)


def test_half_a_holiday_counts_its_own_hours() -> None:
    eve = Calendar("Europe/London", OFFICE, {dt.date(2026, 12, 24): ((480, 720),), dt.date(2026, 12, 25): ()})
    assert due(utc("2026-12-24T11:00"), 120, eve) == utc("2026-12-28T09:00")
    assert due_in_days(utc("2026-12-23T15:00"), 1, eve) == utc("2026-12-24T12:00")
    assert due_in_days(utc("2026-12-24T13:00"), 1, eve) == utc("2026-12-28T18:00")


def test_openings_that_the_clocks_skip_are_read_with_the_offset_before() -> None:
    """On 29 March 2026 London has no 01:30: it is 02:30 by the new time, and after what begins at 02:00."""
    odd = Calendar("Europe/London", (((90, 110), (120, 160)),) * 7)
    found = [
        (begin.isoformat()[11:16], end.isoformat()[11:16])
        for begin, end in odd.openings(dt.date(2026, 3, 29))
    ]
    assert found == [("01:00", "01:40"), ("01:30", "01:50")]
    assert due(utc("2026-03-29T00:00"), 45, odd) == utc("2026-03-29T01:45")


def test_what_never_ends_is_told_in_bounded_time() -> None:
    closed = Calendar("Europe/London", ((),) * 7)
    assert due(utc("2026-11-21T10:00"), 0, closed) is None
    assert due_in_days(utc("2026-11-21T10:00"), 1, closed) is None
    assert due(utc("2026-11-21T10:00"), 99999 * 60, LONDON) is None
    assert due_in_days(utc("2026-11-21T10:00"), 99999, LONDON) is None
    assert part_of(utc("2026-11-21T10:00"), utc("2026-11-22T10:00"), 0.8, closed) == utc("2026-11-22T10:00")


def test_a_record_becomes_a_calendar() -> None:
    text = """title: Office
timezone: Europe/Berlin
days:
  mon: 09:00-17:00
  tue: 09:00-12:00, 13:00-18:00
  fri: ["09:00-12:00", "22:00-06:00"]
  sun: "00:00-24:00"
holidays:
  - {date: 2026-12-25, name: Christmas}
  - {date: 2026-12-24, name: Christmas Eve, open: "09:00-12:00"}
"""
    library = app.open_files({"sop_data/hours/office.yml": text}, dt.date(2026, 11, 22))
    assert calendars(library)["office"] == Calendar(
        "Europe/Berlin",
        (((540, 1020),), ((540, 720), (780, 1080)), (), (), ((540, 720), (1320, 1800)), (), ((0, 1440),)),
        {dt.date(2026, 12, 24): ((540, 720),), dt.date(2026, 12, 25): ()},
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
            "timezone: europe/london",
            "'timezone': 'europe/london' is no time zone; did you mean 'Europe/London'?",
        ),
        ("timezone: New York", "'timezone': 'New York' is no time zone; did you mean 'America/New_York'?"),
        (
            "timezone: GMT+1",
            "'timezone': 'GMT+1' is no time zone; write a place such as Europe/London, or 'Etc/GMT-1', whose sign is turned round",
        ),
        ("timezone: PST", "'timezone': 'PST' is no time zone; write a place such as Europe/London"),
        ("timezone: localtime", "'timezone': 'localtime' is no time zone; write one such as Europe/London"),
        (
            "days: {mon: '00:00-23:59'}",
            "'mon' in days: '00:00-23:59' leaves the last minute out; did you mean '00:00-24:00'?",
        ),
        (
            "days: {mon: '09:00-09:00'}",
            "'mon' in days: '09:00-09:00' is no time at all; write 00:00-24:00 for the whole day",
        ),
        ("days: {mon: 9-17}", "'mon' in days: '9-17' is no opening; did you mean '09:00-17:00'?"),
        (
            "days: {mon: 9am to 5.30pm}",
            "'mon' in days: '9am to 5.30pm' is no opening; did you mean '09:00-17:30'?",
        ),
        ("days: {mon: late}", "'mon' in days: 'late' is no opening; write it as 09:00-17:00"),
        ("days: {mon: []}", "'mon' in days is empty, at least 1 is wanted; add what is missing"),
        ("days: {mon: ['09:00-12:00', 7]}", "'mon' in days is a list; write text"),
        (
            "days: {mon: ['09:00-12:00', '13-18']}",
            "'mon' in days: '13-18' is no opening; did you mean '13:00-18:00'?",
        ),
        (
            "days: {mon: '09:00-12:00, 11:00-13:00'}",
            "'mon' in days is '09:00-12:00, 11:00-13:00': 11:00 begins before 09:00 has ended; write the openings one after the other",
        ),
        (
            "days: {mon: '08:00-10:00, 22:00-09:00'}",
            "'mon' in days is '08:00-10:00, 22:00-09:00': 22:00 ends after the day has begun again; end it sooner",
        ),
        (
            "days: {sun: '22:00-06:00', mon: '05:00-09:00'}",
            "'days': sun goes on until 06:00, and mon begins at 05:00; end it there",
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


def test_every_zone_of_the_list_can_be_counted_in() -> None:
    """Links as well: Asia/Calcutta is Asia/Kolkata."""
    assert {"Asia/Calcutta", "Etc/GMT+5", "America/Port-au-Prince", "EST5EDT"} < zones()
    for zone in sorted(zones()):
        text = f'title: O\ntimezone: {zone}\ndays: {{mon: "09:00-17:00"}}\nholidays: []\n'
        library = app.open_files({"sop_data/hours/o.yml": text}, dt.date(2026, 11, 22))
        at = due(utc("2026-11-20T00:00"), 60, calendars(library)["o"])
        assert at is not None
        assert str(at.astimezone(ZoneInfo(zone)))[:16] == "2026-11-23 10:00", zone


def test_a_library_without_targets_has_no_clock() -> None:
    assert clockface(app.open_files({}, dt.date(2026, 11, 22))) == ""
