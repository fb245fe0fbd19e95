"""Every page reads without an error, without another host and without a sideways scroll, and axe is content."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader, Site
    from playwright.sync_api import Response

KINDS = {
    "home": "",
    "procedure": "sops/escalation/",
    "decision": "sops/ticket-triage/",
    "replies": "decide/replies/",
    "matrices": "decide/matrices/",
    "wide table": "reference/escalation-map/",
    "levels": "reference/priority/",
    "glossary": "reference/glossary/",
    "reviews": "reference/reviews/",
    "lost": "no/such/page/",
}
"""One page of each type that every Deskbook has."""

BLOCKS = ("desk-tree", "desk-reply", "desk-checklist", "desk-form", "desk-path", "desk-quiz", "desk-bar")


def of_each_block(site: Site) -> list[str]:
    """The first page that shows each block, so that none goes unseen."""
    found = []
    for block in BLOCKS:
        shown = re.compile(rf'<{block}[\s>]|class="{block}[" ]')
        pages = (
            path for path in site.pages() if shown.search((site.folder / path / "index.html").read_text())
        )
        if path := next(pages, None):
            found.append(path)
    return found


@pytest.mark.parametrize("width", [400, 320])
def test_every_page_reads_on_a_narrow_screen(site: Site, reader: Callable[..., Reader], width: int) -> None:
    window = reader(width=width)
    wide = {}
    for path in site.pages():
        page = window.open(path)
        if (extra := page.evaluate("document.documentElement.scrollWidth - innerWidth")) > 0:
            wide[path] = extra
    assert len(site.pages()) > 30
    assert wide == {}
    assert window.errors == []
    assert window.elsewhere == []


TARGETS_TOO = {"rules": {"target-size": {"enabled": True}}}
"""What is new in WCAG 2.2 AA, which axe leaves out unless asked."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 400])
def test_axe_finds_nothing(site: Site, reader: Callable[..., Reader], width: int, scheme: str) -> None:
    window = reader(width=width, color_scheme=scheme, reduced_motion="reduce")
    paths = list(dict.fromkeys([*KINDS.values(), *of_each_block(site)]))
    reports = {}
    for path in paths:
        found = Axe().run(window.open(path), options=TARGETS_TOO)
        if found.violations_count:
            reports[path] = found.generate_report()
    assert reports == {}
    assert window.elsewhere == []


LOADED = "[...document.fonts].filter((one) => one.status === 'loaded').map((one) => one.family)"


def test_type_and_palette_are_our_own(reader: Callable[..., Reader]) -> None:
    page = reader(color_scheme="dark").open()
    page.evaluate("document.fonts.ready")
    assert [one.strip('"') for one in page.evaluate(LOADED)] == ["Atkinson Hyperlegible Next"]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 24, 22)"


def test_a_page_is_light(site: Site, reader: Callable[..., Reader]) -> None:
    """What a first visit and a second page move, compressed; the search index is counted elsewhere."""
    window = reader()
    moved: dict[str, int] = {}

    def keep(response: Response) -> None:
        if response.ok and "/search" not in response.url:
            moved[response.url] = len(gzip.compress(response.body()))

    window.page.on("response", keep)
    window.open("sops/ticket-triage/").wait_for_load_state("networkidle")
    assert sum(moved.values()) <= 150 * 1024, moved
    assert any(url.endswith(".woff2") for url in moved)
    first = set(moved)
    window.open("sops/escalation/").wait_for_load_state("networkidle")
    assert sum(size for url, size in moved.items() if url not in first) <= 30 * 1024, moved


def test_each_page_says_which_revision_it_is(reader: Callable[..., Reader]) -> None:
    page = reader().open()
    expect(page.locator("footer")).to_contain_text("Larkfield Deskbook, revision 1.0")
    expect(page.locator(".md-version__current")).to_contain_text("1.0")
