"""The real site, built once and served as it is published, and a Chromium to read it in."""

from __future__ import annotations

import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from deskbook.revisions.day import day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[2]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REFUSED = """addEventListener("securitypolicyviolation", ({ documentURI, effectiveDirective, blockedURI, sample }) =>
  deskRefused(`${documentURI}: ${effectiveDirective} refuses ${blockedURI} ${sample}`))"""
"""Tells what the policy of a page refused: nothing that the site does itself may be among it."""
VERSIONS = [{"version": "1.0", "title": "1.0", "aliases": ["current"]}]


class Handler(http.server.SimpleHTTPRequestHandler):
    """A static host: silent, and with the site's own page for an address that leads nowhere."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory, "current/404.html")
        if code != 404 or not lost.exists():
            return super().send_error(code, message, explain)
        body = lost.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


class Site:
    """Where the built site lies and where it is served."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.host = folder, f"127.0.0.1:{port}"
        self.url = f"http://{self.host}/current/"

    def pages(self) -> list[str]:
        """Every page, as the path below the site's address."""
        found = sorted(self.folder.rglob("index.html"))
        return [f"{one.parent.relative_to(self.folder).as_posix()}/".removeprefix("./") for one in found]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("served")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(root)))
    served = Site(root / "current", server.server_port)
    (root / "versions.json").write_text(json.dumps(VERSIONS))
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-f",
        str(ROOT / "mkdocs.yml"),
        "-d",
        str(served.folder),
    ]
    # As of the day that `make site` takes; on a pull request, with the base that `make test` hands on.
    env = day_of(ROOT).environment() | {"NO_MKDOCS_2_WARNING": "1"}
    env |= {"DESKBOOK_SINCE": os.environ.get("SITE_SINCE", "")}
    env |= {"DESKBOOK_SITE_URL": f"http://{served.host}/", "MIKE_DOCS_VERSION": "1.0"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield served
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, else Playwright's own."""
    with sync_playwright() as playwright:
        names = ("chromium", "chromium-browser", "google-chrome")
        path = next((path for name in names if (path := shutil.which(name))), None)
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


class Reader:
    """A window on the site that remembers what went wrong while reading."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.site, self.errors, self.elsewhere, self.refused = site, list[str](), list[str](), list[str]()
        self.page: Page = context.new_page()
        context.expose_function("deskRefused", lambda what: self.refused.append(what))
        context.add_init_script(REFUSED)
        self.page.on("pageerror", lambda error: self.errors.append(f"{self.page.url}: {error}"))
        self.page.on("console", self._heard)
        self.page.on("request", lambda request: self._asked(request.url))

    def _heard(self, message: object) -> None:
        if getattr(message, "type", "") in ("error", "warning"):
            self.errors.append(f"{self.page.url}: {getattr(message, 'text', message)}")

    def _asked(self, url: str) -> None:
        if urlsplit(url).scheme in ("http", "https", "ws", "wss") and urlsplit(url).netloc != self.site.host:
            self.elsewhere.append(url)

    def open(self, path: str = "") -> Page:
        self.page.goto(self.site.url + path)
        return self.page


@pytest.fixture
def reader(browser: Browser, site: Site) -> Iterator[Callable[..., Reader]]:
    """Opens windows: `reader(width=400, color_scheme="dark")`, on the site or on one like it (`at`)."""
    contexts: list[BrowserContext] = []
    readers: list[Reader] = []

    def new(width: int = 1440, height: int = 900, at: Site = site, **options: object) -> Reader:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **options))  # type: ignore[arg-type]
        readers.append(Reader(contexts[-1], at))
        return readers[-1]

    yield new
    for context in contexts:
        context.close()
    assert [one for reader in readers for one in reader.refused] == []
