"""Hours, holidays and working days in the words of a page, and which clock counts a target."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from deskbook import app
from deskbook.schema.durations import Duration
from deskbook.service.promises import first_response

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

TODAY = dt.date(2026, 11, 22)
HOURS = """title: Office hours
timezone: America/New_York
days:
  mon: "08:00-18:00"
  tue: 09:00-12:00, 13:00-18:00
  fri: "22:00-06:00"
holidays:
  - {date: 2026-11-20, name: Gone}
  - {date: 2026-12-25, name: Christmas Day}
  - {date: 2027-12-24, name: Christmas Eve, open: "09:00-12:00"}
"""
SLA = """title: By plan
by: plan
owner: lead
hours: office
targets:
  - {when: free, first_response: 1 working day}
  - {when: paid, first_response: 15 working hours}
  - {when: big, first_response: 1 day}
warn_at: 80
warns: lead
"""
CHANNEL = "title: Chat\nuse_for: [x]\nmonitored: x\nhours: office\nstaffed_by: lead\nstyle: x\n"
BY_CHANNEL = "title: By channel\nby: channel\nowner: lead\ntargets:\n  - {when: chat, first_response: 1 day}\nwarn_at: 80\nwarns: lead\n"
FILES = {
    "sop_data/hours/office.yml": HOURS,
    "sop_data/sla/plan.yml": SLA,
    "sop_data/sla/channel.yml": BY_CHANNEL,
    "sop_data/channel/chat.yml": CHANNEL,
}


def words(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_the_week_shows_lunch_and_nights_and_the_days_that_differ() -> None:
    shown = words(app.render(app.open_files(FILES, TODAY), "hours", "office"))
    assert "Office hours (America/New York time)" in shown
    assert "Monday 08:00 to 18:00 Tuesday 09:00 to 12:00, 13:00 to 18:00 Wednesday closed" in shown
    assert "Friday 22:00 to 06:00 the next day Saturday closed" in shown
    assert "Closed on 25 December 2026 : Christmas Day" in shown
    assert "Other hours on 24 December 2027 : Christmas Eve, 09:00 to 12:00" in shown
    assert "Gone" not in shown


def test_the_page_says_where_its_holidays_come_from() -> None:
    pytest.importorskip("holidays")
    own = HOURS.partition("holidays:")[0] + "holidays_from: {country: US, region: NY}\n"
    shown = words(
        app.render(app.open_files({**FILES, "sop_data/hours/office.yml": own}, TODAY), "hours", "office")
    )
    assert "26 November 2026 : Thanksgiving Day" in shown
    assert "Holidays of US, NY, 2025 to 2028, by holidays 0." in shown


def test_a_share_of_a_working_day_is_no_number_of_hours() -> None:
    library = app.open_files(FILES, TODAY)
    assert library.problems == ()
    shown = words(app.render(library, "sla", "plan"))
    assert "within 1 working day 80% of 1 working day" in shown
    assert "within 15 working hours 12 working hours" in shown
    assert "within 1 day 19 hours 12 minutes" in shown
    assert "A working day is a day of our Office hours . What comes in while we are open is due" in shown


@pytest.mark.parametrize(
    ("plan", "channel", "came_in", "at"),
    [
        ("free", "", "2026-11-23T10:00-05:00", "2026-11-24T10:00-05:00"),
        ("free", "", "2026-11-24T12:30-05:00", "2026-11-27T22:00-05:00"),
        ("free", "", "2026-11-27T23:00-05:00", "2026-11-30T18:00-05:00"),
        ("big", "", "2026-11-28T23:00-05:00", "2026-11-29T23:00-05:00"),
        ("", "chat", "2026-11-29T10:00-05:00", "2026-11-30T18:00-05:00"),
    ],
)
def test_a_day_is_one_of_the_hours_where_a_clock_stops(
    plan: str, channel: str, came_in: str, at: str
) -> None:
    library = app.open_files(FILES, TODAY)
    owed = first_response(library, plan, channel, None, dt.datetime.fromisoformat(came_in))
    assert owed is not None
    assert owed.at == dt.datetime.fromisoformat(at)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "1.5 working days",
            "'1.5 working days' is part of a day, and days differ; write it as hours, as '4 working hours'",
        ),
        (
            "1 working week",
            "'1 working week' is no length that hours have; write the days, as '5 working days'",
        ),
        (
            "2 fortnights",
            "'2 fortnights' is not a length of time; write it as '15 minutes' or '4 working hours'",
        ),
    ],
)
def test_lengths_that_hours_do_not_have(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="; ") as raised:
        Duration.parse(text)
    assert str(raised.value) == message


def test_a_channel_in_whose_hours_working_time_counts_names_them() -> None:
    files = {
        **FILES,
        "sop_data/channel/chat.yml": CHANNEL.replace("hours: office\n", ""),
        "sop_data/sla/channel.yml": BY_CHANNEL.replace("1 day", "1 working day"),
    }
    found = [str(one) for one in app.check(app.open_files(files, TODAY)) if one.code == "SOP315"]
    assert found == [
        "sop_data/sla/channel.yml:5: SOP315 1 working day count in no hours; name them as `hours` of the channel 'chat'"
    ]


@pytest.mark.parametrize("year", ["1900", "9999"])
def test_a_ticket_from_no_time_of_ours_is_told(year: str) -> None:
    text = f"title: x\nsays: x\ntree: x\nplan: x\nchannel: x\ncame_in: {year}-12-31T23:00Z\nfacts: {{}}\nexpect: {{outcome: x/x, owner: x}}\n"
    library = app.open_files({"sop_data/ticket/x.yml": text}, TODAY)
    assert [one.message for one in library.problems] == [
        f"'came_in': '{year}-12-31T23:00Z' lies outside of the years that clocks count in; mend the year"
    ]
