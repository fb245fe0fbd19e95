"""Offline: what was never opened still reads, and a new revision says that it is there."""

from __future__ import annotations

import http.server
import json
import shutil
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from deskbook.revisions.day import day_of
from deskbook.site.offline import digest, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Reader, Site
    from playwright.sync_api import Locator, Page

ROOT = Path(__file__).parents[2]
READY = """() => new Promise((done) => {
  navigator.serviceWorker.addEventListener("message", ({data}) => data.ready && done());
})"""
"""Waits until the service worker has fetched every page, which it begins by itself."""
FILLED = """() => new Promise((done) => {
  navigator.serviceWorker.addEventListener("message", ({data}) => data.ready && done(data.refused));
  navigator.serviceWorker.ready.then(({active}) => active.postMessage("fill"));
})"""
"""The same, without waiting for the page to be idle; gives the files that were not the right ones."""


class Held(http.server.SimpleHTTPRequestHandler):
    """A host that lets browsers keep files for ten minutes, as many do; and one that fails as it is told."""

    failing: str = ""
    asked: list[str] = []
    stale: dict[str, bytes] = {}
    over = threading.Event()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.failing == "silent":
            self.over.wait(60)
        elif self.failing == "silent in the middle":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>Half")
            self.wfile.flush()
            self.over.wait(60)
        elif self.failing:
            self.send_error(int(self.failing))
        elif body := self.stale.get(self.path):
            self.send_response(200)
            self.send_header("Content-Type", "text/javascript")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            super().do_GET()

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
        for path, content in written((ROOT / "web/worker/sw.js").read_text(), self.folder).items():
            (self.folder / path).write_bytes(content)


@pytest.fixture
def host(site: Site, tmp_path: Path) -> Iterator[Host]:
    Held.failing, Held.asked, Held.stale, Held.over = "", [], {}, threading.Event()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Held, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Host(site, tmp_path, server.server_port)
    Held.over.set()
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
    page.evaluate(FILLED)
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
    page.evaluate(FILLED)
    page.context.set_offline(True)
    window.open("sops/escalation/")
    window.open("sops/refunds/")
    expect(page.locator("h1")).to_have_text("Authorise a refund")
    expect(page.locator("html[data-second]")).to_have_count(1)


def test_a_version_beside_this_one_tells_in_an_open_tab(window: Reader, host: Host) -> None:
    page = window.open("sops/refunds/#steps")
    page.evaluate(FILLED)
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


KEPT = "() => caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((one) => one.keys())))).then((all) => all.flat().map((one) => one.url))"


@pytest.mark.parametrize(
    ("failing", "why"),
    [
        ("silent", "The server does not answer."),
        ("silent in the middle", "The server does not answer."),
        ("500", "The server fails (500)."),
        ("503", "The server fails (503)."),
        ("404", "The server does not find this page any more: it may have been withdrawn."),
        ("gone", "The server cannot be reached."),
    ],
)
def test_a_server_that_fails_gives_the_copy_and_the_page_says_so(
    window: Reader, host: Host, failing: str, why: str
) -> None:
    page = window.open("sops/refunds/")
    page.evaluate(FILLED)
    expect(page.locator(".desk-kept-note")).to_have_count(0)
    if failing == "gone":
        page.context.set_offline(True)
    else:
        Held.failing = failing
    window.open("sops/escalation/")
    said = page.locator(".desk-kept-note")
    expect(said).to_contain_text(f"{why} This is the copy of revision 1.0 that your browser kept on ")
    expect(page.locator("h1")).to_contain_text("Escalate")
    assert Axe().run(page).violations_count == 0
    Held.failing = ""
    page.context.set_offline(False)
    said.get_by_role("button", name="Try again").click()
    expect(said).to_have_count(0)


@pytest.mark.parametrize("status", ["401", "403", "410"])
def test_a_server_that_refuses_is_believed(window: Reader, status: str) -> None:
    page = window.open("sops/refunds/")
    page.evaluate(FILLED)
    Held.failing = status
    answer = page.goto(f"{window.site.url}sops/escalation/")
    assert answer
    assert answer.status == int(status)
    expect(page.locator(".desk-kept-note")).to_have_count(0)


def test_a_file_that_is_not_of_this_revision_is_not_kept(window: Reader, host: Host) -> None:
    """A network between the reader and the host still sends older files."""
    Held.stale = {
        "/current/assets/terms.js": b"document.documentElement.dataset.old = true;",
        "/current/sops/escalation/": b"<!doctype html><title>Old</title>",
    }
    page = window.open("sops/refunds/")
    refused = page.evaluate(FILLED)
    assert refused == []
    asked_anew = digest((host.folder / "assets/terms.js").read_bytes())
    assert f"/current/assets/terms.js?{asked_anew}" in Held.asked
    page.reload()
    expect(page.locator("html[data-old]")).to_have_count(0)


def test_a_file_that_stays_wrong_is_refused_and_named(window: Reader, host: Host) -> None:
    (host.folder / "assets/terms.js").write_text("document.documentElement.dataset.old = true;")
    page = window.open("sops/refunds/")
    refused = page.evaluate(FILLED)
    assert refused == [f"{host.url}assets/terms.js"]
    assert f"{host.url}assets/terms.js" not in page.evaluate(KEPT)


def test_what_a_customer_said_is_neither_kept_nor_sent(window: Reader) -> None:
    page = window.open("search/?q=charged+twice")
    page.evaluate(FILLED)
    Held.asked.clear()
    window.open("search/?panel=1&q=my+name+is+Ann")
    expect(page.locator("article").get_by_role("searchbox")).to_have_value("my name is Ann")
    window.open("suggest/?tags=refund&text=charged+twice")
    expect(page.locator(".desk-found-title").first).to_be_visible()
    kept = page.evaluate(KEPT)
    assert kept
    assert [url for url in kept if "?" in url] == []
    assert [path for path in Held.asked if "charged" in path or "Ann" in path] == []
    assert "/current/search/?panel=1" in Held.asked


def nothing_left(page: Page) -> None:
    page.wait_for_function("caches.keys().then((names) => names.length === 0)")
    page.wait_for_function("navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")


def test_the_emergency_file_takes_everything_back(window: Reader, host: Host) -> None:
    page = window.open("sops/refunds/")
    page.evaluate(FILLED)
    (host.folder / "sw.js").write_bytes((ROOT / "web/worker/sw-off.js").read_bytes())
    come_back(page)
    nothing_left(page)
    window.open("sops/escalation/")
    nothing_left(page)
    Held.failing = "500"
    answer = page.goto(f"{host.url}sops/refunds/?not-yet-asked")
    assert answer
    assert answer.status == 500


def test_a_company_turns_the_copy_off_for_every_version(window: Reader, host: Host) -> None:
    """A reader has a copy of version 1.0; version 2.0 comes without one, and takes the old one along."""
    page = window.open("sops/refunds/")
    page.evaluate(FILLED)
    new = host.root / "2.0"
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(ROOT / "mkdocs.yml"), "-d", str(new)]
    settings = {"DESKBOOK_OFFLINE": "false", "MIKE_DOCS_VERSION": "2.0", "NO_MKDOCS_2_WARNING": "1"}
    env = day_of(ROOT).environment() | settings
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    assert not (new / "offline.json").exists()
    assert (new / "sw.js").read_bytes() == (ROOT / "web/worker/sw-off.js").read_bytes()
    host.list("2.0")
    page.goto(f"http://{host.host}/2.0/sops/refunds/")
    nothing_left(page)


def test_a_page_without_a_worker_reads(reader: Callable[..., Reader], site: Site) -> None:
    """A browser may refuse the worker, or have none."""
    for script in (
        "navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError'))",
        "Object.defineProperty(navigator, 'serviceWorker', { get() { throw new DOMException('no'); } })",
        "Object.defineProperty(window, 'caches', { get() { throw new DOMException('no'); } })",
    ):
        window = reader()
        window.page.add_init_script(script)
        page = window.open("sops/refunds/")
        come_back(page)
        page.wait_for_load_state("networkidle")
        expect(page.locator("h1")).to_be_visible()
        assert window.errors == []
