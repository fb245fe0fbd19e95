"""Holidays that are listed, come from a country, or from a calendar file that somebody else wrote."""

from __future__ import annotations

import datetime as dt
import random
import re
import sys

import pytest

from deskbook import app
from deskbook.read import ics
from deskbook.service.holidays import holiday_lists

TODAY = dt.date(2026, 11, 22)
FIRST, LAST = dt.date(2025, 1, 1), dt.date(2028, 12, 31)
HOURS = 'title: Office\ntimezone: Europe/London\ndays: {mon: "09:00-17:00", fri: "09:00-17:00"}\n'
OFFICE = "sop_data/hours/office.yml"
FILE = "sop_data/hours/holidays.ics"
CODES = {"SOP003", *(f"SOP{code}" for code in range(320, 330))}


def findings(more: str, calendar: str | bytes | None = None, today: dt.date = TODAY) -> list[str]:
    files: dict[str, str | bytes] = {OFFICE: HOURS + more}
    if calendar is not None:
        files[FILE] = calendar
    return [str(one) for one in app.check(app.open_files(files, today)) if one.code in CODES | {"SOP001"}]


def days(more: str, calendar: str | None = None) -> dict[dt.date, str]:
    files = {OFFICE: HOURS + more} | ({FILE: calendar} if calendar else {})
    library = app.open_files(files, TODAY)
    return {day: one.name for day, one in holiday_lists(library)["office"].days.items()}


# --- how long a list lasts ------------------------------------------------------------------------

LISTED = "holidays:\n  - {date: 2026-12-25, name: Christmas}\n"


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-10-25", []),
        ("2026-10-26", ["SOP321 warning: the holidays end on 2026-12-25, in 60 days; add those that follow"]),
        ("2026-12-24", ["SOP321 warning: the holidays end on 2026-12-25, in 1 day; add those that follow"]),
        ("2026-12-25", ["SOP321 warning: the holidays end on 2026-12-25, in 0 days; add those that follow"]),
        ("2026-12-26", ["SOP322 the holidays ended on 2026-12-25; add those that follow"]),
    ],
)
def test_a_list_warns_before_it_ends(day: str, found: list[str]) -> None:
    said = findings(LISTED, today=dt.date.fromisoformat(day))
    assert said == [f"{OFFICE}:4: {one}" for one in found]


def test_a_list_may_know_more_days_than_its_last_holiday() -> None:
    assert findings(f"{LISTED}complete_until: 2027-03-31\n") == []


def test_no_list_is_told_and_none_on_purpose_is_not() -> None:
    message = "no holidays are listed; add `holidays`, or `holidays: []` if you answer on all of them"
    assert findings("") == [f"{OFFICE}:1: SOP320 {message}"]
    assert findings("holidays:\n") == [f"{OFFICE}:1: SOP320 {message}"]
    assert findings("holidays: []\n") == []


# --- countries ------------------------------------------------------------------------------------


def test_a_country_gives_its_holidays_for_bounded_years() -> None:
    pytest.importorskip("holidays")
    found = days("holidays_from: {country: GB, region: ENG}\n")
    assert found[dt.date(2026, 12, 25)] == "Christmas Day"
    assert dt.date(2026, 11, 30) not in found
    assert {day.year for day in found} == {2025, 2026, 2027, 2028}
    scotland = days("holidays_from: {country: GB, region: Scotland}\n")
    assert dt.date(2026, 11, 30) in scotland
    assert findings("holidays_from: {country: GB, region: ENG}\n") == []


def test_an_own_entry_replaces_that_of_the_country() -> None:
    pytest.importorskip("holidays")
    own = 'holidays:\n  - {date: 2026-12-25, name: Open at noon, open: "12:00-13:00"}\n'
    library = app.open_files({OFFICE: f"{HOURS}holidays_from: {{country: GB}}\n{own}"}, TODAY)
    assert holiday_lists(library)["office"].days[dt.date(2026, 12, 25)].open == ((720, 780),)
    assert holiday_lists(library)["office"].source.startswith("GB, 2025 to 2028, by holidays ")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("country: XG", "SOP323 unknown country 'XG'; known: AD, AE, "),
        (
            "country: gb",
            "SOP003 'country' in holidays_from: 'gb' is no code of a country; did you mean 'GB'?",
        ),
        ("country: DE, region: Bayer", "SOP323 unknown region 'Bayer' of DE; did you mean 'Bayern'?"),
        ("country: SG, region: X", "SOP323 unknown region 'X' of SG; it has none; remove it"),
        ("region: X", "SOP003 'holidays_from': holidays come from a country or from a file; name one"),
        (
            "country: GB, ics: a.ics",
            "SOP003 'holidays_from': holidays come from a country or from a file; name",
        ),
    ],
)
def test_a_country_that_is_not_known(source: str, message: str) -> None:
    pytest.importorskip("holidays")
    (found,) = findings(f"holidays_from: {{{source}}}\n")
    assert found.startswith(f"{OFFICE}:4: {message}")


@pytest.mark.parametrize(
    ("package", "source", "calendar"),
    [
        ("holidays", "country: GB", None),
        ("icalendar", "ics: holidays.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"),
    ],
)
def test_a_missing_package_is_said_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, package: str, source: str, calendar: str | None
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    (found,) = findings(f"holidays_from: {{{source}}}\n", calendar)
    assert found.endswith("is missing; run pip install 'deskbook[holidays]'")
    assert findings(f"{LISTED}complete_until: 2027-12-31\n") == []


# --- calendar files -------------------------------------------------------------------------------

FROM_FILE = "holidays_from: {ics: holidays.ics}\n"


def event(*lines: str) -> str:
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def calendar(*events: str) -> str:
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""])


def read(*events: str) -> dict[str, str]:
    pytest.importorskip("icalendar")
    made = ics.days(calendar(*events), FIRST, LAST)
    assert made.problems == ()
    return {day.isoformat(): name for day, name in made.named.items()}


def test_whole_days_of_all_sorts_are_read() -> None:
    alarm = "BEGIN:VALARM\nTRIGGER:-P1D\nACTION:DISPLAY\nDTSTART:junk\nEND:VALARM"
    assert read(
        event("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261227", "SUMMARY:Christmas\\, both", alarm),
        event("DTSTART;VALUE=DATE:20270101", "SUMMARY:New", " Year", "X-OTHER:1"),
        event("DTSTART;TZID=Europe/London:20270503T000000", "DURATION:P1D", "SUMMARY:May Day"),
        event("DTSTART;VALUE=DATE:20270102", "STATUS:CANCELLED", "SUMMARY:Not"),
        event("DTSTART;VALUE=DATE:20010102", "SUMMARY:Long ago"),
    ) == {
        "2026-12-25": "Christmas, both",
        "2026-12-26": "Christmas, both",
        "2027-01-01": "NewYear",
        "2027-05-03": "May Day",
    }


def test_yearly_repeats_are_bounded() -> None:
    thanks = ("DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "SUMMARY:Thanksgiving")
    assert sorted(read(event(*thanks))) == ["2025-11-27", "2026-11-26", "2027-11-25", "2028-11-23"]
    until = ("DTSTART;VALUE=DATE:20200501", "RRULE:FREQ=YEARLY;UNTIL=20270501", "SUMMARY:May Day")
    assert sorted(read(event(*until))) == ["2025-05-01", "2026-05-01", "2027-05-01"]
    without = (*until[:1], "RRULE:FREQ=YEARLY;COUNT=7", "EXDATE;VALUE=DATE:20260501,20270501", *until[2:])
    assert sorted(read(event(*without))) == ["2025-05-01"]


def test_a_file_lasts_as_long_as_its_last_dated_day() -> None:
    """A Christmas that repeats for ever does not say when next Easter is."""
    pytest.importorskip("icalendar")
    christmas = event("DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY", "SUMMARY:Christmas")
    easter = event("DTSTART;VALUE=DATE:20260406", "SUMMARY:Easter Monday")
    assert ics.days(calendar(christmas), FIRST, LAST).last == LAST
    assert ics.days(calendar(christmas, easter), FIRST, LAST).last == dt.date(2026, 4, 6)
    said = "SOP322 the holidays ended on 2026-04-06; add those that follow"
    assert findings(FROM_FILE, calendar(christmas, easter)) == [f"{OFFICE}:4: {said}"]
    assert findings(f"{FROM_FILE}complete_until: 2027-03-01\n", calendar(christmas, easter)) == []


DAY = "DTSTART;VALUE=DATE:20261225"
GOOD = event(DAY, "SUMMARY:Christmas")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("hello\n", 1, "no calendar begins here; export it as iCalendar, a file ending in .ics"),
        (
            calendar(event("SUMMARY:x")),
            3,
            "the event has no date that can be read; give it DTSTART;VALUE=DATE:20261225",
        ),
        (calendar(event(DAY)), 3, "the event has no name; give it a SUMMARY"),
        (
            calendar(GOOD, event("DTSTART:2026", "SUMMARY:x")),
            7,
            "the event has no date that can be read; give it DTSTART",
        ),
        (
            calendar(event("DTSTART:20261225T180000Z", "SUMMARY:x")),
            3,
            "the event has a time of day; write that day under",
        ),
        (
            calendar(event(DAY, "DTEND;VALUE=DATE:20271225", "SUMMARY:x")),
            3,
            "the event lasts 365 days, 1 to 60 are taken",
        ),
        (
            calendar(event(DAY, "DTEND;VALUE=DATE:20261225", "SUMMARY:x")),
            3,
            "the event lasts 0 days, 1 to 60 are taken",
        ),
        (
            calendar(event(DAY, "RRULE:FREQ=SECONDLY", "SUMMARY:x")),
            3,
            "the event repeats in a way that holidays do not",
        ),
        (
            calendar(event(DAY, "RRULE:FREQ=YEARLY;BYHOUR=1,2;BYSECOND=1", "SUMMARY:x")),
            3,
            "the event repeats in a way that holidays do not; use FREQ=YEARLY, or one event a year",
        ),
        (
            calendar(event(DAY, "RRULE:FREQ=YEARLY;INTERVAL=0", "SUMMARY:x")),
            3,
            "the event leaves years out; write one",
        ),
        (
            calendar(event(DAY, "RRULE:FREQ=YEARLY", "RRULE:FREQ=YEARLY", "SUMMARY:x")),
            3,
            "the event repeats in a way",
        ),
        (
            calendar(event("DTSTART;VALUE=DATE:00010101", "RRULE:FREQ=YEARLY", "SUMMARY:x")),
            3,
            "the event repeats since 1;",
        ),
        (
            calendar(event(DAY, "RDATE;VALUE=DATE:20261226", "SUMMARY:x")),
            3,
            "the event has days of its own besides",
        ),
        (calendar(GOOD)[:-26], 3, "'VEVENT' is never ended; export the file again"),
        (
            "BEGIN:VCALENDAR\nEND:VEVENT\n",
            2,
            "'VCALENDAR' of line 1 is ended by 'VEVENT'; export the file again",
        ),
        ("BEGIN:VCALENDAR\n" + "BEGIN:X\n" * 9000, 5, "parts are nested more than 4 deep; export it again"),
        (calendar(*[GOOD] * 5001), 20003, "there are more than 5,000 events; keep the holidays only"),
        (calendar(event(DAY, "SUMMARY:" + "x" * 30_000)), 5, "the line has more than 20,000 characters"),
    ],
)
def test_a_bad_calendar_is_told_at_its_line(text: str, line: int, message: str) -> None:
    pytest.importorskip("icalendar")
    (found,) = findings(FROM_FILE, text)
    assert found.startswith(f"{FILE}:{line}: SOP324 {message}")


def test_a_file_that_is_not_there_gets_the_near_one() -> None:
    pytest.importorskip("icalendar")
    assert findings("holidays_from: {ics: holiday.ics}\n", calendar(GOOD)) == [
        f"{FILE}:1: SOP325 no hours take their holidays from it; write `holidays_from: {{ics: holidays.ics}}`, or remove it",
        f"{OFFICE}:4: SOP324 no calendar file 'holiday.ics' in sop_data/hours/; did you mean 'holidays.ics'?",
    ]
    assert findings("holidays_from: {ics: ../../secret.ics}\n") == [
        f"{OFFICE}:4: SOP003 'ics' in holidays_from: '../../secret.ics' is no calendar file beside this record;"
        " put it there and write its name, as holidays.ics"
    ]


def test_an_empty_or_unreadable_file_is_told_once() -> None:
    pytest.importorskip("icalendar")
    assert findings(FROM_FILE, calendar()) == [
        f"{OFFICE}:4: SOP324 no holiday from 2025 to 2028 stands in holidays.ics; export one that has them"
    ]
    assert findings(FROM_FILE, b"BEGIN:VCALENDAR\nSUMMARY:\xff\n") == [
        f"{FILE}:2: SOP001 byte 0xff is not UTF-8 text; save the file as UTF-8"
    ]
    (found,) = findings(FROM_FILE, "x" * 1_000_001)
    assert found == f"{FILE}:1: SOP001 the file is larger than 1,000,000 bytes and is not read; split it"


VALUES = [
    "", "x", ":", ";", "=", ",", "P1D", "-P1D", "P99999999999D", "20261232", "99991231", "00000000", "FREQ=", "FREQ=YEARLY;COUNT=0",
    "FREQ=YEARLY;INTERVAL=0", "FREQ=YEARLY;INTERVAL=-1", "FREQ=YEARLY;COUNT=99999999999999", "FREQ=YEARLY;BYDAY=99MO", "FREQ=YEARLY;BYDAY=XX",
    "FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2", "FREQ=YEARLY;UNTIL=x", "FREQ=YEARLY;UNTIL=20261225T000000Z", "FREQ=YEARLY,DAILY",
    "FREQ=YEARLY;BYSETPOS=400", "20261225T000000Z", "20261225/20261226", "\u202e<script>", "BEGIN:VEVENT", "\\", '"', "x" * 2000,
]  # fmt: skip
NAMES = [
    "DTSTART",
    "DTSTART;VALUE=DATE",
    "DTSTART;TZID=Mars/Phobos",
    'DTSTART;TZID="',
    "DTEND;VALUE=DATE",
    "DURATION",
    "RRULE",
]
NAMES += ["EXDATE", "EXDATE;VALUE=DATE", "SUMMARY", "STATUS", "BEGIN", "END", "RDATE", "", ";;", "SUMMARY;X"]


def hostile(seed: int) -> str:
    """A calendar of which some lines are wrong in one way or another."""
    dice = random.Random(seed)
    lines = calendar(
        GOOD, event(DAY, "DTEND;VALUE=DATE:20261226", "RRULE:FREQ=YEARLY", "SUMMARY:x"), GOOD
    ).split("\n")
    for _ in range(dice.randrange(1, 5)):
        at = dice.randrange(len(lines))
        match dice.randrange(4):
            case 0:
                lines[at] = f"{dice.choice(NAMES)}:{dice.choice(VALUES)}"
            case 1:
                lines.insert(at, f"{dice.choice(NAMES)}:{dice.choice(VALUES)}")
            case 2:
                del lines[at]
            case _:
                lines[at] = lines[at][: dice.randrange(len(lines[at]) + 1)] + dice.choice(VALUES)
    return "\n".join(lines)


def exercise(seeds: range) -> int:
    pytest.importorskip("icalendar")
    problems = 0
    for seed in seeds:
        made = ics.days(hostile(seed), FIRST, LAST)
        assert all(FIRST <= day <= LAST and name for day, name in made.named.items())
        for one in made.problems:
            assert re.fullmatch(r"[^\n]+; [^\n]+", one.message)
            assert 1 <= one.line <= hostile(seed).count("\n") + 1
        problems += bool(made.problems)
    return problems


def test_a_hostile_calendar_gives_findings_and_nothing_worse() -> None:
    assert exercise(range(600)) > 300


@pytest.mark.fuzz
def test_thousands_of_hostile_calendars() -> None:
    assert exercise(range(600, 12_000)) > 6000
