"""Three published revisions in a browser: the selector, the banner on old ones, and where `/` leads."""

from __future__ import annotations

import http.server
import io
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

ROOT = Path(__file__).parents[2]
DESKBOOK = Path(sys.executable).parent / "deskbook"

REVISIONS = [
    ("1.0", "1.0 Spring", "to the card"),
    ("1.1", "1.1 Summer", "as credit"),
    ("1.2", "1.2 Autumn", "in cash"),
]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class Desk:
    """A published project, served; `show` puts the branch as it stands now on the server."""

    def __init__(self, folder: Path) -> None:
        self.project, self.site = folder / "project", folder / "site"
        shutil.copytree(ROOT / "tests/sites/versions", self.project)
        self.site.mkdir()
        self.git("init", "--quiet", "--initial-branch", "main")
        self.git("config", "user.name", "Editor")
        self.git("config", "user.email", "editor@desk.example")
        self.server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(Quiet, directory=str(self.site))
        )
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def git(self, *arguments: str) -> bytes:
        return subprocess.run(("git", *arguments), cwd=self.project, capture_output=True, check=True).stdout

    def publish(self, version: str, title: str, way: str) -> None:
        page = self.project / "docs/index.md"
        page.write_text(page.read_text().replace("to the card", way))
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", title)
        env = {**os.environ, "DESKBOOK_SITE_URL": f"{self.url}/"}
        command = (DESKBOOK, "publish", version, "--title", title)
        done = subprocess.run(command, cwd=self.project, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        page.write_text(page.read_text().replace(way, "to the card"))

    def show(self) -> None:
        shutil.rmtree(self.site)
        with zipfile.ZipFile(io.BytesIO(self.git("archive", "--format=zip", "gh-pages"))) as archive:
            archive.extractall(self.site)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, page: Page) -> Iterator[Desk]:
    """Three revisions; before the third, a reader had the second open in the tab."""
    desk = Desk(tmp_path_factory.mktemp("versions"))
    serving = threading.Thread(target=desk.server.serve_forever, daemon=True)
    serving.start()
    *before, last = REVISIONS
    for one in before:
        desk.publish(*one)
    desk.show()
    page.goto(f"{desk.url}/1.1/")
    page.locator(".md-version").wait_for()
    expect(banner(page)).to_be_hidden()
    desk.publish(*last)
    desk.show()
    yield desk
    desk.server.shutdown()
    desk.server.server_close()
    serving.join()


def banner(page: Page) -> Locator:
    return page.locator("[data-md-component=outdated] .md-banner")


def test_a_tab_that_was_open_learns_that_its_version_is_old(desk: Desk, page: Page) -> None:
    assert page.url == f"{desk.url}/1.1/"
    page.reload()
    expect(banner(page)).to_be_visible()


def test_the_root_leads_to_the_current_version(desk: Desk, page: Page) -> None:
    page.goto(f"{desk.url}/")
    page.wait_for_url(f"{desk.url}/1.2/")
    expect(page.locator("article")).to_contain_text("Refund it in cash")
    page.goto(f"{desk.url}/current/identity/#ask")
    page.wait_for_url(f"{desk.url}/1.2/identity/#ask")


def test_the_selector_lists_three_versions_newest_first(desk: Desk, page: Page) -> None:
    page.goto(f"{desk.url}/1.2/")
    expect(page.locator(".md-version__current")).to_contain_text("1.2 Autumn")
    links = page.locator(".md-version__link")
    expect(links).to_contain_text(["1.2 Autumn", "1.1 Summer", "1.0 Spring"])
    assert [one.get_attribute("href") for one in links.all()] == [
        f"{desk.url}/{version}/" for version in ("1.2", "1.1", "1.0")
    ]
    page.locator(".md-version__current").focus()
    for _ in REVISIONS:
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{desk.url}/1.0/")
    expect(page.locator("article")).to_contain_text("Refund it to the card")


def test_an_old_version_says_so_and_leads_on(desk: Desk, page: Page) -> None:
    page.goto(f"{desk.url}/1.0/identity/")
    expect(banner(page)).to_be_visible()
    expect(banner(page)).to_contain_text("This is an old version.")
    links = banner(page).get_by_role("link")
    links.filter(has_text="this page").click()
    page.wait_for_url(f"{desk.url}/1.2/identity/")
    page.goto(f"{desk.url}/1.0/identity/")
    links.filter(has_text="start page").click()
    page.wait_for_url(f"{desk.url}/1.2/")


def test_the_current_version_has_no_banner_and_no_script_fails(desk: Desk, page: Page) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    for path in ("", "identity/"):
        page.goto(f"{desk.url}/1.2/{path}")
        page.locator(".md-version").wait_for()
        expect(banner(page)).to_be_hidden()
    page.goto(f"{desk.url}/1.0/")
    expect(banner(page)).to_be_visible()
    assert failures == []
