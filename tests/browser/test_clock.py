"""The clock of a ticket: it counts as Python does, and the first answer is a moment of its own."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader, Site
    from playwright.sync_api import Locator, Page

VECTORS = Path(__file__).parents[1] / "vectors/clock.json"
CLOCK = "reference/service-levels/"
TICKET = "#ticket=48213"
COUNT = """async ([root, {calendars, cases}]) => {
  const {due, dueInDays, partOf} = await import(`${root}assets/desk/business-time.js`);
  const count = {due, days: dueInDays, part: (start, [end, share], hours) => partOf(start, end, share, hours)};
  return cases.map(([hours, sort, start, amount]) => count[sort](start, amount, calendars[hours]));
}"""
ZONES = """zones => zones.filter((zone) => {
  try { new Intl.DateTimeFormat("en-GB", {timeZone: zone}); return false; } catch { return true; }
})"""
FRIDAY = dt.datetime(2026, 11, 20, 16, 0, tzinfo=dt.UTC)


def test_the_browser_counts_as_python_does(reader: Callable[..., Reader], site: Site) -> None:
    """A sample, in a browser that is elsewhere again; `web/tests` counts every case."""
    page = reader(timezone_id="America/St_Johns").open()
    told = json.loads(VECTORS.read_text(encoding="utf-8"))
    told["cases"] = told["cases"][::20]
    found = page.evaluate(COUNT, [site.url, told])
    wrong = [
        (case, got)
        for case, got in zip(told["cases"], found, strict=True)
        if (got is None) != (case[4] is None) or (got is not None and abs(got - case[4]) > 1)
    ]
    assert wrong == []
    assert len(found) > 40


def test_the_browser_knows_every_zone(reader: Callable[..., Reader]) -> None:
    zones = sorted(available_timezones() - {"localtime", "posixrules", "Factory"})
    assert reader().open().evaluate(ZONES, zones) == []


def row(page: Page, name: str) -> Locator:
    return page.locator(f"desk-clock .desk-times > div:has(dt:text-is('{name}'))")


def shown(page: Page, name: str) -> str:
    return re.sub(r"\s+", " ", row(page, name).locator("dd").text_content() or "").strip()


def open_clock(window: Reader) -> Locator:
    window.page.clock.set_fixed_time(FRIDAY)
    window.open(f"{CLOCK}{TICKET}")
    clock = window.page.locator("desk-clock")
    clock.locator(".desk-clock-panel").wait_for()
    clock.get_by_label("Priority", exact=True).select_option("p1")
    clock.get_by_label("Came in", exact=True).fill("2026-11-20T16:00")
    clock.get_by_label("Came in", exact=True).blur()
    return clock


def come_back(page: Page, at: dt.datetime) -> None:
    """Later the help desk names the ticket again, which the page has left where nobody touched it for half an hour."""
    page.clock.set_fixed_time(at)
    page.evaluate("(ticket) => { location.hash = ticket; }", TICKET)
    page.wait_for_function("() => !location.hash")


def test_later_answers_do_not_make_the_first_response_late(reader: Callable[..., Reader]) -> None:
    window = reader(timezone_id="Europe/London")
    clock, page = open_clock(window), window.page
    expect(row(page, "Warning")).to_have_count(1)
    page.clock.set_fixed_time(FRIDAY + dt.timedelta(minutes=14))
    clock.get_by_role("button", name="First answer sent now").click()
    met = "met at Fri 20 Nov, 16:14 GMT due Fri 20 Nov, 16:15 GMT, within 15 minutes"
    assert shown(page, "First response") == met
    expect(row(page, "First response")).to_have_attribute("data-state", "ok")
    expect(row(page, "Warning")).to_have_count(0)
    assert "16:44" in shown(page, "Next update")
    for minutes in (40, 300, 60 * 24 * 3):
        at = FRIDAY + dt.timedelta(minutes=minutes)
        come_back(page, at)
        clock.get_by_role("button", name="Last answer sent now").click()
        assert shown(page, "First response") == met
        expect(row(page, "First response")).to_have_attribute("data-state", "ok")
        assert f"{at + dt.timedelta(minutes=30):%H:%M}" in shown(page, "Next update")
    page.reload()
    clock.locator(".desk-clock-panel").wait_for()
    assert shown(page, "First response") == met
    assert window.errors == []


def test_the_first_answer_told_as_the_last_stays_the_first(reader: Callable[..., Reader]) -> None:
    """Who tells only of the last answer has told of the first as well, the first time."""
    window = reader(timezone_id="Europe/London")
    clock, page = open_clock(window), window.page
    page.clock.set_fixed_time(FRIDAY + dt.timedelta(minutes=10))
    clock.get_by_role("button", name="Last answer sent now").click()
    expect(clock.get_by_label("First answer sent", exact=True)).to_have_value("2026-11-20T16:10")
    come_back(page, FRIDAY + dt.timedelta(hours=5))
    clock.get_by_role("button", name="Last answer sent now").click()
    assert shown(page, "First response").startswith("met at Fri 20 Nov, 16:10 GMT")
    expect(clock.get_by_label("Last answer sent", exact=True)).to_have_value("2026-11-20T21:00")


def test_a_first_answer_that_came_late_says_by_how_much(reader: Callable[..., Reader]) -> None:
    window = reader(timezone_id="Europe/London")
    clock, page = open_clock(window), window.page
    clock.get_by_label("First answer sent", exact=True).fill("2026-11-20T16:40")
    clock.get_by_label("First answer sent", exact=True).blur()
    assert shown(page, "First response") == (
        "missed by 25 min sent Fri 20 Nov, 16:40 GMT, due Fri 20 Nov, 16:15 GMT, within 15 minutes"
    )
    expect(row(page, "First response")).to_have_attribute("data-state", "late")
    found = Axe().run(page, context="desk-clock").response["violations"]
    assert found == [], [one["id"] for one in found]


def test_a_ticket_kept_by_an_earlier_revision_has_its_only_answer_as_the_first(
    reader: Callable[..., Reader], site: Site
) -> None:
    page = reader(timezone_id="Europe/London").open(CLOCK)
    first = page.evaluate(
        """async (root) => {
          const {response, times} = await import(`${root}assets/desk/clock.js`);
          const told = {priority: "p1", started: "2026-11-20T16:00:00Z", answered: "2026-11-20T16:05:00Z"};
          return response(times(told)).text;
        }""",
        site.url,
    )
    assert first == "met at Fri 20 Nov, 16:05 GMT"


def test_a_goal_in_working_days_counts_days_of_the_hours(reader: Callable[..., Reader]) -> None:
    """One working day from Friday at four is Monday at four, and not eight opening hours later."""
    window = reader(timezone_id="Europe/London")
    clock, page = open_clock(window), window.page
    clock.get_by_label("Plan", exact=True).select_option("business")
    assert shown(page, "Solved") == "Mon 23 Nov, 16:00 GMT in 3 d 0 h goal: within 1 working day"
