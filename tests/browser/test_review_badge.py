"""The badge of a review follows the reader's day, not the day of the build."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader
    from playwright.sync_api import Page

PAGE = "sops/escalation/"


def on(page: Page, day: dt.date) -> Page:
    """The same page, read at noon of another day."""
    page.clock.set_fixed_time(dt.datetime.combine(day, dt.time(12), dt.UTC))
    page.reload()
    return page


@pytest.mark.parametrize(
    ("left", "words", "state"),
    [
        (14, "review due in 14 days", "soon"),
        (-40, "review overdue by 40 days", "overdue"),
    ],
)
def test_words_and_colour_follow_the_day(
    reader: Callable[..., Reader], left: int, words: str, state: str
) -> None:
    page = reader(timezone_id="UTC").open(PAGE)
    badge = page.locator("article desk-review").first
    due = dt.date.fromisoformat(badge.get_attribute("due") or "")
    on(page, due - dt.timedelta(days=left))
    expect(badge).to_have_text(words)
    expect(badge).to_have_class(f"desk-badge desk-badge-{state}")


def test_a_waiver_holds_until_it_ends(reader: Callable[..., Reader]) -> None:
    page = reader(timezone_id="UTC").open(PAGE)
    badge = page.locator("article desk-review").first
    due = dt.date.fromisoformat(badge.get_attribute("due") or "")
    ends = due + dt.timedelta(days=10)
    for past, words in ((10, "review overdue by 10 days, waived"), (11, "review overdue by 11 days")):
        page.clock.set_fixed_time(dt.datetime.combine(due + dt.timedelta(days=past), dt.time(12), dt.UTC))
        page.evaluate(
            """([due, waived]) => {
              const made = Object.assign(document.createElement("desk-review"), {id: "made"});
              made.setAttribute("due", due);
              made.setAttribute("waived", waived);
              document.querySelector("#made")?.remove();
              document.querySelector("article").append(made);
            }""",
            [due.isoformat(), ends.isoformat()],
        )
        expect(page.locator("#made")).to_have_text(words)


def test_a_state_that_no_day_decides_stays_as_built(reader: Callable[..., Reader]) -> None:
    page = reader().open(PAGE)
    page.evaluate(
        """() => document.querySelector("article").insertAdjacentHTML(
          "beforeend", '<desk-review id="made" due="2020-01-01" state="retired">no review: retired</desk-review>')"""
    )
    expect(page.locator("#made")).to_have_text("no review: retired")
