"""A slow line: what a reader does before a widget's script arrives counts as soon as it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader
    from playwright.sync_api import Page, Route

    Opened = Callable[[str, str], tuple[Page, Callable[[], None]]]

TRAINING = "training/week-1/"
QUIZZES = "training/quizzes-money/"
SHEET = "training/role-plays/"
HANDOFF = "sops/escalation/"


@pytest.fixture
def slow(reader: Callable[..., Reader]) -> Opened:
    """Opens a page whose script `name` does not arrive; gives the page, and what lets it arrive."""

    def new(path: str, name: str) -> tuple[Page, Callable[[], None]]:
        window = reader(service_workers="block", reduced_motion="reduce")
        held: list[Route] = []
        window.page.route(f"**/assets/{name}", lambda route: held.append(route))
        window.page.goto(window.site.url + path, wait_until="commit")

        def arrive() -> None:
            for _ in range(50):
                if not held:
                    window.page.wait_for_timeout(100)
            assert held, f"{name} was not asked for"
            for route in held:
                route.continue_()
            window.page.unroute(f"**/assets/{name}")

        return window.page, arrive

    return new


def test_a_task_ticked_early_is_done(slow: Opened) -> None:
    page, arrive = slow(TRAINING, "desk/path.js")
    page.locator(".desk-task input").first.check()
    expect(page.locator(".desk-progress-text")).to_have_count(0)
    arrive()
    expect(page.locator(".desk-progress-text")).to_contain_text("1 of ")
    expect(page.locator(".desk-task input").first).to_be_checked()
    page.reload()
    expect(page.locator(".desk-progress-text")).to_contain_text("1 of ")


def test_a_question_answered_early_is_kept(
    slow: Opened,
) -> None:
    page, arrive = slow(QUIZZES, "desk/quiz.js")
    choice = page.locator(".desk-question input").nth(1)
    choice.check()
    arrive()
    expect(page.get_by_role("button", name="Check answers").first).to_be_visible()
    page.reload()
    expect(choice).to_be_checked()


def test_a_check_ticked_early_is_kept_and_cleared(slow: Opened) -> None:
    page, arrive = slow(HANDOFF, "desk/checklist.js")
    sheet = page.locator("desk-checklist").first
    box = sheet.locator("[data-item=summary] input")
    box.check()
    arrive()
    clear = sheet.get_by_role("button", name="Clear")
    expect(clear).to_be_visible()
    page.reload()
    expect(clear).to_be_visible()
    expect(box).to_be_checked()
    clear.click()
    page.reload()
    expect(clear).to_be_visible()
    expect(box).not_to_be_checked()


def test_a_note_typed_early_is_kept(slow: Opened) -> None:
    page, arrive = slow(SHEET, "desk/checklist.js")
    field = page.locator("desk-checklist textarea").first
    score = page.locator("desk-checklist fieldset input").nth(2)
    field.fill("Asked before escalating")
    score.check()
    arrive()
    expect(page.get_by_role("button", name="Clear").first).to_be_visible()
    page.reload()
    expect(field).to_have_value("Asked before escalating")
    expect(score).to_be_checked()


def test_what_is_typed_early_is_searched(
    slow: Opened,
) -> None:
    page, arrive = slow("", "search/box.js")
    page.get_by_role("searchbox", name="What is the customer asking?").last.fill("I want my money back")
    arrive()
    expect(page.locator(".desk-open .desk-found-title").first).to_have_text("Authorise a refund or credit")
