"""Offline: what was never opened still reads, and a new revision says that it is there."""

from __future__ import annotations

import http.server
import json
import shutil
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from deskbook.site.offline import worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Reader, Site
    from playwright.sync_api import Locator, Page

ROOT = Path(__file__).parents[2]
READY = """() => new Promise((done) => {
  navigator.serviceWorker.addEventListener("message", ({data}) => data.ready && done());
})"""
"""Waits until the service worker has fetched every page, which it begins by itself."""


class Held(http.server.SimpleHTTPRequestHandler):
    """A host that lets browsers keep files for ten minutes, as many do."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


class Host:
    """A copy of the built site that can be revised while it is served."""

    def __init__(self, site: Site, root: Path, port: int) -> None:
        self.root, self.folder, self.host = root, root / "current", f"127.0.0.1:{port}"
        self.url = f"http://{self.host}/current/"
        shutil.copytree(site.folder, self.folder)
        self.list("1.0")

    def list(self, current: str) -> None:
        """The versions that are published, as mike writes them."""
        listed = [
            {"version": one, "title": one, "aliases": ["current"] * (one == current)}
            for one in ("2.0", "1.0")
        ]
        (self.root / "versions.json").write_text(json.dumps(listed[0 if current == "2.0" else 1 :]))

    def revise(self) -> None:
        """A second revision in the same place: another text, another script, and the service worker of both."""
        page = self.folder / "sops/refunds/index.html"
        page.write_text(
            page.read_text().replace("Authorise a refund or credit</h1>", "Authorise a refund</h1>")
        )
        script = self.folder / "assets/terms.js"
        script.write_text(f"{script.read_text()}\ndocument.documentElement.dataset.second = true;\n")
        (self.folder / "sw.js").write_bytes(
            worker((ROOT / "src/deskbook/site/sw.js").read_text(), self.folder)
        )


@pytest.fixture
def host(site: Site, tmp_path: Path) -> Iterator[Host]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Held, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Host(site, tmp_path, server.server_port)
    server.shutdown()
    server.server_close()


@pytest.fixture
def window(reader: Callable[..., Reader], host: Host) -> Reader:
    return reader(at=host)


def note(page: Page) -> Locator:
    return page.locator(".desk-revision-note")


def come_back(page: Page) -> None:
    """The reader returns to the tab."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_after_the_first_visit_everything_works_without_a_network(window: Reader) -> None:
    """Nothing but one page is opened; the rest is fetched by itself."""
    page = window.open()
    page.evaluate(READY)
    page.context.set_offline(True)
    window.open("sops/refunds/?panel=1")
    expect(page.locator("h1")).to_have_text("Authorise a refund or credit")
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).display") == "none"
    walk = page.locator("desk-tree .desk-walk").first
    walk.locator(".desk-choice").last.click()
    expect(walk.locator(".desk-reached")).to_be_visible()
    page.locator(".desk-step-tick").first.check()
    page.locator("desk-reply").first.scroll_into_view_if_needed()
    expect(page.locator("desk-reply .desk-main").first).to_be_visible()
    page.get_by_role("button", name="Times and data").click()
    page.get_by_label("Priority", exact=True).select_option("p1")
    expect(page.locator(".desk-bar-due")).to_contain_text("First response due in ")
    window.open("search/?q=charged+twice")
    expect(page.locator(".desk-found-title").first).to_be_visible()
    window.open("suggest/?tags=refund&panel=1")
    expect(page.locator(".desk-found-title").first).to_be_visible()
    failed = [one for one in window.errors if "ERR_INTERNET_DISCONNECTED" not in one]
    assert failed == []


def test_a_revision_in_the_same_place_tells_and_is_read_whole(window: Reader, host: Host) -> None:
    page = window.open("sops/refunds/")
    page.evaluate(READY)
    page.reload()
    expect(page.locator("html[data-second]")).to_have_count(0)
    expect(note(page)).to_have_count(0)
    host.revise()
    come_back(page)
    expect(note(page)).to_contain_text("A new revision of this library is here.")
    assert Axe().run(page).violations_count == 0
    expect(page.locator("h1")).to_have_text("Authorise a refund or credit")
    note(page).get_by_role("button", name="Read it").click()
    expect(page.locator("html[data-second]")).to_have_count(1)
    expect(note(page)).to_have_count(0)
    page.evaluate(READY)
    page.context.set_offline(True)
    window.open("sops/escalation/")
    window.open("sops/refunds/")
    expect(page.locator("h1")).to_have_text("Authorise a refund")
    expect(page.locator("html[data-second]")).to_have_count(1)


def test_a_version_beside_this_one_tells_in_an_open_tab(window: Reader, host: Host) -> None:
    page = window.open("sops/refunds/#steps")
    page.evaluate(READY)
    come_back(page)
    page.wait_for_load_state("networkidle")
    expect(note(page)).to_have_count(0)
    new = host.root / "2.0"
    shutil.copytree(host.folder, new)
    for one in new.rglob("*.html"):
        one.write_text(
            one.read_text().replace('"deskbook-revision" content="1.0"', '"deskbook-revision" content="2.0"')
        )
    host.list("2.0")
    come_back(page)
    note(page).get_by_role("button", name="Read it").click()
    page.wait_for_url(f"http://{host.host}/2.0/sops/refunds/#steps")
    page.wait_for_load_state("networkidle")
    assert any("/current/" in name for name in page.evaluate("caches.keys()"))
    come_back(page)
    page.wait_for_function("caches.keys().then((all) => !all.some((name) => name.includes('/current/')))")
    expect(note(page)).to_have_count(0)
