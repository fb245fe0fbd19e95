"""Each script of the site missing, and each name that one script takes from another: the page reads, the rest works."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Reader, Site
    from playwright.sync_api import Page, Request, Route

PAGE = "sops/returns/"
WIDGETS = {
    "bar": "desk-ticket-bar input",
    "tree": "desk-tree[walking] .desk-walk",
    "checklist": "desk-checklist .desk-tools",
    "steps": ".desk-step-tick",
    "reply": "desk-reply .desk-reply-tools",
    "outbox-bar": "desk-outbox button",
}
"""The script of each widget on the page, and what it puts there."""
EVERYWHERE = ("open", "review", "terms", "scheme", "panel", "offline", "search/box")
IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"\./([\w-]+)\.js"', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:const|function|class) (\w+))", re.MULTILINE)


class Scripts:
    """The scripts of the built site, and what each takes from which."""

    def __init__(self, folder: Path) -> None:
        self.text = {one.stem: one.read_text() for one in sorted(folder.glob("*.js"))}
        self.takes = {
            name: {
                (source, word.strip()) for words, source in IMPORT.findall(text) for word in words.split(",")
            }
            for name, text in self.text.items()
        }
        self.gives = {name: [word for _, word in EXPORT.findall(text)] for name, text in self.text.items()}

    def broken(self, script: str, word: str | None = None) -> set[str]:
        """What cannot run without a script, or without one word of it."""
        found = (
            {script} if word is None else {name for name in self.takes if (script, word) in self.takes[name]}
        )
        while (
            more := {name for name, taken in self.takes.items() if {one for one, _ in taken} & found} - found
        ):
            found |= more
        return found


@pytest.fixture(scope="module")
def scripts(site: Site) -> Scripts:
    return Scripts(site.folder / "assets/desk")


@pytest.fixture
def page(reader: Callable[..., Reader]) -> Page:
    """A window so high that every widget is near it, without the copies of a service worker."""
    return reader(height=20_000, service_workers="block", reduced_motion="reduce").page


def shows(page: Page, site: Site, gone: set[str]) -> None:
    """The page reads, what is not broken works, and where something is, one line says so."""
    page.goto(site.url + PAGE)
    for widget, mark in WIDGETS.items():
        if widget not in gone:
            expect(page.locator(mark).first).to_be_attached()
    expect(page.locator("h1")).to_be_visible()
    if "tree" in gone:
        outline = page.locator("desk-tree > .desk-nodes").first
        expect(outline).to_be_visible()
        page.wait_for_function(
            "(one) => one.scrollHeight - one.clientHeight <= 1", arg=outline.element_handle()
        )
    expect(page.locator(".desk-still")).to_be_visible(visible=bool(gone & {*WIDGETS, "load"}))


def answer(route: Route, request: Request, body: str) -> None:
    route.fulfill(body=body, content_type="text/javascript")


def test_without_one_script_the_rest_works(scripts: Scripts, page: Page, site: Site) -> None:
    assert set(WIDGETS) < set(scripts.text)
    for script in scripts.text:
        gone = set(scripts.text) if script == "load" else scripts.broken(script)
        address = f"**/assets/desk/{script}.js"
        page.route(address, lambda route: route.abort())
        shows(page, site, gone)
        page.unroute(address)


def test_without_one_word_of_a_script_the_rest_works(scripts: Scripts, page: Page, site: Site) -> None:
    """As where a browser kept a script of the revision before."""
    tried = 0
    for script, words in scripts.gives.items():
        for word in words:
            gone = scripts.broken(script, word)
            if not gone & set(WIDGETS):
                continue
            old = re.sub(
                rf"^export (?=(?:async )?(?:const|function|class) {word}\b)",
                "",
                scripts.text[script],
                flags=re.M,
            )
            address = f"**/assets/desk/{script}.js"
            page.route(address, partial(answer, body=old))
            shows(page, site, gone)
            page.unroute(address)
            tried += 1
    assert tried > 20


def test_without_the_scripts_of_every_page_the_widgets_work(page: Page, site: Site) -> None:
    for script in EVERYWHERE:
        address = f"**/assets/{script}.js"
        page.route(address, lambda route: route.abort())
        shows(page, site, set())
        page.unroute(address)


def test_what_comes_late_and_does_not_come_leaves_the_rest(page: Page, site: Site) -> None:
    """The note and the clock are fetched when they are needed."""
    for script in ("note", "clock", "clock-panel"):
        page.route(f"**/assets/desk/{script}.js", lambda route: route.abort())
    page.goto(site.url + PAGE)
    page.get_by_role("button", name="Copy note").click()
    expect(page.locator("desk-ticket-bar > .desk-said")).to_contain_text(
        "Not copied: a part of this page did not load."
    )
    page.get_by_role("button", name="Times and data").click()
    expect(page.locator("desk-ticket-bar")).to_contain_text("The times did not load")
    walk = page.locator("desk-tree .desk-walk").first
    while walk.locator(".desk-choice").count():
        walk.locator(".desk-choice").first.click()
    expect(walk.locator(".desk-reached .desk-outcome-title")).to_be_visible()


def test_where_no_script_comes_the_page_says_so(page: Page, site: Site) -> None:
    page.route("**/assets/**/*.js", lambda route: route.abort())
    page.goto(site.url + PAGE)
    expect(page.locator(".desk-still")).to_have_text(
        "The scripts of this page did not load. All of it can be read; reload it to search, walk, tick and copy."
    )
    expect(page.locator("desk-tree > .desk-nodes").first).to_be_visible()
