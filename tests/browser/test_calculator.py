"""The calculator: reads as a worked example, works with other numbers, and says what it cannot take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader
    from playwright.sync_api import Page

PAGE = "reference/calculator/"
EXAMPLE = ["16 minutes", "3,333 hours", "$27.50", "$91,667"]


def results(page: Page) -> list[str]:
    return page.locator("desk-calculator [data-made]").all_text_contents()


def fill(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f'desk-calculator input[name="{name}"]').fill(value)


def test_without_scripts_the_example_reads_whole(reader: Callable[..., Reader]) -> None:
    page = reader(java_script_enabled=False).open(PAGE)
    assert results(page) == EXAMPLE
    assert page.locator("desk-calculator [data-given]").all_text_contents() == [
        "50 people",
        "40 tickets",
        "20%",
        "2 minutes",
        "250 days",
        "8 hours",
        "$55,000",
    ]


def test_the_fields_begin_with_the_example_and_agree_with_it(reader: Callable[..., Reader]) -> None:
    window = reader()
    page = window.open(PAGE)
    page.locator("desk-calculator input").first.wait_for()
    assert results(page) == EXAMPLE
    assert window.errors == []
    assert window.elsewhere == []


def test_other_numbers_come_to_another_sum(reader: Callable[..., Reader]) -> None:
    page = reader().open(PAGE)
    fill(page, agents="3", tickets="30", share="10", minutes="1", days="200", salary="48000")
    assert results(page) == ["3 minutes", "30 hours", "$30.00", "$900"]
    page.keyboard.press("Tab")
    said = page.locator("desk-calculator .desk-said")
    expect(said).to_have_text("30 hours a year, which cost $900.")
    page.get_by_role("button", name="Back to the example").click()
    assert results(page) == EXAMPLE


def test_a_number_out_of_range_is_named(reader: Callable[..., Reader]) -> None:
    page = reader().open(PAGE)
    share = page.get_by_label("Share of them that loses time, in percent")
    for value in ("120", "-1", ""):
        share.fill(value)
        share.blur()
        assert results(page) == ["–"] * 4
        assert share.get_attribute("aria-invalid") == "true"
        expect(page.locator("desk-calculator .desk-said")).to_have_text(
            "Share of them that loses time, in percent: type a number from 0 to 100."
        )
    fill(page, share="20")
    assert results(page) == EXAMPLE
    assert share.get_attribute("aria-invalid") == "false"


def test_it_is_accessible_and_fits_a_narrow_window(reader: Callable[..., Reader]) -> None:
    for width, scheme in ((400, "light"), (1440, "dark")):
        page = reader(width, color_scheme=scheme).open(PAGE)
        page.locator("desk-calculator input").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page, context="desk-calculator").response["violations"]
        assert found == [], [one["id"] for one in found]
