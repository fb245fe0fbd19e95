"""The policy where it might be in the way: a redirect keeps what an address says, a preview loads itself anew."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Template
from playwright.sync_api import expect

from deskbook.site import plugin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Reader, Site
    from playwright.sync_api import Browser

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))
import corpus  # noqa: E402 - the folder of the benchmarks is no package


def test_a_redirect_keeps_what_the_address_says(site: Site, reader: Callable[..., Reader]) -> None:
    template = Template((plugin.HERE / "redirect.html").read_text(), autoescape=True)
    place = site.folder.parent / "old/search"
    place.mkdir(parents=True)
    (place / "index.html").write_text(template.render(href="../../current/search/"))
    window = reader()
    window.page.goto(f"http://{site.host}/old/search/?panel=1#refund")
    window.page.wait_for_url(f"{site.url}search/?panel=1#refund")
    expect(window.page.locator("h1")).to_be_visible()
    assert window.errors == []


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, str]]:
    """A project that is being written, and the address of its preview."""
    monkeypatch.setenv("DESKBOOK_TODAY", "2026-11-22")
    project = tmp_path / "project"
    corpus.project(project, 1)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/"
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DESKBOOK_SITE_URL": url}
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"]
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=project, env=env, stdout=log, stderr=log)
    try:
        while server.poll() is None and not _answers(url):
            pass
        yield project, url
    finally:
        server.terminate()
        server.wait(20)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        return False


def test_a_preview_loads_itself_anew(preview: tuple[Path, str], browser: Browser) -> None:
    project, url = preview
    page = browser.new_page()
    refused: list[str] = []
    page.on(
        "console", lambda one: refused.append(one.text) if "Content Security Policy" in one.text else None
    )
    page.goto(url)
    expect(page.locator("article")).to_contain_text("The first cases")
    file = project / "docs/index.md"
    file.write_text(file.read_text().replace("The first cases", "What customers ask"))
    expect(page.locator("article")).to_contain_text("What customers ask", timeout=60_000)
    assert refused == []
    page.close()
