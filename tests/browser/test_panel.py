"""In a help desk's side panel: what to do comes first, every part is one click away, and links stay inside."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader, Site

PAGE = "sops/refunds/"
PANEL = f"{PAGE}?panel=1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_begins_with_the_ticket_and_is_accessible(
    reader: Callable[..., Reader], scheme: str
) -> None:
    window = reader(width=400, color_scheme=scheme, reduced_motion="reduce")
    page = window.open(PANEL)
    for gone in (".md-header", ".md-sidebar--primary", ".md-sidebar--secondary", ".md-footer__inner"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator("desk-ticket-bar")).to_be_in_viewport()
    expect(page.locator("#use-this-when")).to_be_in_viewport()
    facts = page.locator(".desk-sop .desk-facts")
    expect(facts).to_have_count(0)
    more = page.get_by_role("button", name="Owner, review, scope and tools")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    more.focus()
    page.keyboard.press("Enter")
    expect(facts).to_be_visible()
    expect(facts).to_contain_text("Owner")
    page.keyboard.press("Escape")
    expect(facts).to_be_hidden()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert window.errors == []
    assert window.elsewhere == []


def test_the_parts_of_a_procedure_stand_in_the_bar(reader: Callable[..., Reader]) -> None:
    page = reader(width=400, reduced_motion="reduce").open(PANEL)
    bar = page.get_by_role("navigation", name="Panel")
    for name, id in (("Decide", "decide"), ("Steps", "steps"), ("Tell the customer", "tell-the-customer")):
        bar.get_by_role("link", name=name, exact=True).focus()
        page.keyboard.press("Enter")
        heading = page.locator(f"#{id}")
        expect(heading).to_be_in_viewport(ratio=1)
        assert heading.bounding_box()["y"] >= bar.bounding_box()["height"]  # type: ignore[index]
        expect(bar).to_be_in_viewport(ratio=1)


def test_a_fact_that_warns_is_not_folded_away(reader: Callable[..., Reader]) -> None:
    """A page that is past its review says so at once, in the panel too."""
    window = reader(width=400)
    window.page.clock.set_fixed_time(dt.datetime(2028, 1, 10, tzinfo=dt.UTC))
    page = window.open(PANEL)
    expect(page.locator(".desk-panel-parts")).to_have_count(1)
    expect(page.locator(".desk-sop .desk-facts .desk-badge-overdue")).to_be_visible()


def test_links_stay_in_the_panel(reader: Callable[..., Reader], site: Site) -> None:
    page = reader(width=400).open(PANEL)
    page.get_by_role("link", name="Take back goods from the shop").first.click()
    page.wait_for_url(f"{site.url}sops/returns/?panel=1")
    expect(page.locator(".md-header")).to_be_hidden()
