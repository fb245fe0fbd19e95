"""A procedure on the screen and on paper: steps that can be linked, and a print without the site round it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader, Site

PAGE = "sops/escalation/"


def test_each_step_has_a_number_that_links_to_it(reader: Callable[..., Reader]) -> None:
    page = reader().open(PAGE)
    steps = page.locator("ol.desk-steps > li")
    assert steps.count() > 3
    for index in range(steps.count()):
        step = steps.nth(index)
        link = step.locator("a.desk-step-link")
        assert link.get_attribute("href") == f"#{step.get_attribute('id')}"
        assert re.fullmatch(r"Link to step \d+", link.get_attribute("aria-label") or "")
        box = link.bounding_box()
        assert box
        assert box["width"] >= 24
        assert box["height"] >= 24
    steps.nth(2).locator("a.desk-step-link").click()
    expect(page).to_have_url(re.compile(f"#{steps.nth(2).get_attribute('id')}$"))
    assert page.evaluate(NUMERAL, steps.nth(2).get_attribute("id")) == "rgb(240, 180, 41)"


NUMERAL = "(id) => getComputedStyle(document.getElementById(id), '::before').backgroundColor"


def test_tables_stack_on_a_narrow_screen(reader: Callable[..., Reader]) -> None:
    page = reader(width=400).open("reference/escalation-map/")
    cell = page.locator(".desk-table td[data-label]").first
    assert (
        cell.evaluate("one => getComputedStyle(one, '::before').content")
        == f'"{cell.get_attribute("data-label")}"'
    )
    rows = page.locator(".desk-table tbody tr")
    boxes = [rows.nth(index).locator("> *").all() for index in range(2)]
    for row in boxes:
        lefts = {round((one.bounding_box() or {})["x"]) for one in row}
        assert len(lefts) == 1


def test_paper_shows_the_procedure_alone(reader: Callable[..., Reader]) -> None:
    page = reader(color_scheme="dark").open(PAGE)
    page.emulate_media(media="print", color_scheme="dark")
    for name in (
        ".md-header",
        ".md-sidebar--primary",
        ".md-footer",
        ".md-path",
        "a.desk-step-link",
        ".headerlink",
    ):
        expect(page.locator(name).first).to_be_hidden()
    for name in ("h1", ".desk-facts", "ol.desk-steps > li", ".desk-raci"):
        expect(page.locator(name).first).to_be_visible()
    ink, paper = page.evaluate(
        "[getComputedStyle(document.querySelector('h1')).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert ink == "rgb(0, 0, 0)"
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_paper_unfolds_what_is_folded(reader: Callable[..., Reader]) -> None:
    page = reader(java_script_enabled=False).open("decide/replies/")
    folded = page.locator("details:not([open]) pre").first
    expect(folded).to_be_hidden()
    page.emulate_media(media="print")
    expect(folded).to_be_visible()


def test_a_procedure_prints_on_two_pages(site: Site, reader: Callable[..., Reader]) -> None:
    window = reader()
    long = {}
    for path in [one for one in site.pages() if one.startswith("sops/")]:
        page = window.open(path)
        pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
        if pages > 2:
            long[path] = pages
    assert "sops/ticket-triage/" in site.pages()
    assert long == {}


@pytest.mark.parametrize("path", ["", PAGE, "decide/replies/"])
def test_it_reads_without_scripts(reader: Callable[..., Reader], path: str) -> None:
    page = reader(width=400, java_script_enabled=False).open(path)
    expect(page.locator("article h1")).to_be_visible()
    menu = page.locator("header label[for=__drawer]")
    expect(menu).to_be_visible()
    expect(page.locator(".md-nav--primary .md-nav__item").first).to_be_hidden()
    menu.click()
    expect(page.locator(".md-nav--primary .md-nav__item").first).to_be_visible()


def test_search_without_scripts_says_where_to_look(reader: Callable[..., Reader]) -> None:
    page = reader(java_script_enabled=False).open()
    box = page.locator("article").get_by_role("searchbox")
    box.fill("money back")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=money"))
    expect(page.locator("article").get_by_role("link", name="all procedures")).to_be_visible()
