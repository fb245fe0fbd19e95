"""The ten tickets, in the browser: from the home page by clicks, and by one search."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import yaml
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from conftest import Reader

FILE = Path(__file__).parents[1] / "content" / "ten-tickets.yml"
TICKETS = yaml.safe_load(FILE.read_text("utf-8"))


def test_a_few_clicks_from_home_show_the_step(
    reader: Callable[..., Reader], subtests: pytest.Subtests
) -> None:
    window = reader()
    for ticket in TICKETS:
        with subtests.test(ticket["ticket"]):
            page = window.open()
            for words in ticket["clicks"]:
                page.get_by_role("link", name=words, exact=True).first.click()
                page.wait_for_load_state()
            assert f"/sops/{ticket['sop']}/" in page.url
            expect(page.locator(f"#{ticket['step']}")).to_be_in_viewport()
    assert window.errors == []


def test_one_search_and_a_click_show_the_step(
    reader: Callable[..., Reader], subtests: pytest.Subtests
) -> None:
    window = reader()
    for ticket in TICKETS:
        with subtests.test(ticket["query"]):
            page = window.open("search/?q=" + quote(ticket["query"]))
            page.locator(".desk-found-step").first.click()
            page.wait_for_url(f"**/sops/{ticket['sop']}/#{ticket['step']}")
            expect(page.locator(f"#{ticket['step']}")).to_be_in_viewport()
    assert window.errors == []
