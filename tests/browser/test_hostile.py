"""Every payload opened in a browser, its neighbours too: nothing runs, nothing leaves, nothing lies over the page."""

from __future__ import annotations

import http.server
import json
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Site
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]

TOUCH = """() => {
  addEventListener("click", (event) => event.preventDefault(), true);
  const events = ["click", "mouseover", "mouseenter", "mousemove", "pointerenter", "focus", "toggle", "begin", "start", "error"];
  for (const one of document.querySelectorAll("article *, .md-nav *, .md-path *, .md-footer *")) {
    one.focus?.();
    for (const name of events) one.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
  }
  for (const one of document.querySelectorAll("article details")) one.open = true;
}"""
"""What a hand could do to a page, short of leaving it."""

LINKS = "[...document.links].map((one) => one.protocol).filter((one) => !/^(https?|mailto|tel):$/.test(one))"

OVER = """[...document.querySelectorAll("article *")].filter((one) => {
  const { position, zIndex } = getComputedStyle(one);
  return position === "fixed" || position === "sticky" || Number(zIndex) > 0;
}).map((one) => one.outerHTML.slice(0, 80))"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The folder of a site that was built of payloads, and its address."""
    folder = tmp_path_factory.mktemp("hostile")
    script = ROOT / "tests/hostile/payloads.py"
    done = subprocess.run(
        [sys.executable, str(script), str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    handler = partial(Quiet, directory=str(folder / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder / "site", f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_no_page_acts(hostile: tuple[Path, str], browser: Browser) -> None:
    site, url = hostile
    pages = json.loads((site.parent / "pages.json").read_text()).values()
    context = browser.new_context()
    context.add_init_script(
        "if (top === self) Object.defineProperty(self, 'pwned', { set: () => console.error('PWNED') })"
    )
    page = context.new_page()
    acted: list[str] = []
    page.on("console", lambda message: acted.append(f"{page.url} ran") if "PWNED" in message.text else None)
    page.on("dialog", lambda dialog: (acted.append(f"{page.url} asked"), dialog.dismiss()))
    page.on("popup", lambda popup: acted.append(f"{page.url} opened a window"))
    page.on(
        "request",
        lambda one: (
            None if one.url.startswith((url, "data:")) else acted.append(f"{page.url} asked {one.url}")
        ),
    )
    for path in ["", "sops/case-00000/", "search/", "no/page/", *pages]:
        address = url + path.replace("%", "%25").replace("?", "%3F").replace("#", "%23")
        page.goto(address)
        assert page.evaluate(LINKS) == [], path
        assert page.evaluate(OVER) == [], path
        page.evaluate(TOUCH)
        assert page.url.startswith(url), path
    page.goto(f"{url}search/?q=verify+the+case")
    page.get_by_role("link", name="Verify the case <img src=x").wait_for()
    assert acted == []
    context.close()


INJECTED = """<script>top.pwned = 1</script><img src="x" onerror="top.pwned = 1"><img src="https://evil.example/a.png">
<svg onload="top.pwned = 1"></svg><iframe src="https://evil.example/"></iframe><base href="https://evil.example/">
<link rel="stylesheet" href="https://evil.example/a.css"><style>body { background: url(https://evil.example/b) }</style>"""


def test_the_policy_alone_stops_what_stands_in_a_page(site: Site, browser: Browser) -> None:
    """As if all else had failed: a page whose HTML was changed after the build still runs nothing."""
    source = next(site.folder.glob("sops/*/index.html")).read_text()
    place = site.folder.parent / "injected/sops/page"
    place.mkdir(parents=True)
    (place / "index.html").write_text(source.replace("</article>", INJECTED + "</article>"))
    page = browser.new_page()
    left: list[str] = []
    page.on("requestfinished", lambda one: left.append(one.url) if "evil.example" in one.url else None)
    refused: list[str] = []
    page.on(
        "console", lambda one: refused.append(one.text) if "Content Security Policy" in one.text else None
    )
    page.goto(f"http://{site.host}/injected/sops/page/")
    assert page.evaluate("top.pwned") is None
    assert left == []
    assert len(refused) >= 6
    page.close()
