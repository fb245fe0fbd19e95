"""In a frame on another site, as a help desk's side panel is: what works there, and what the page says does not."""

from __future__ import annotations

import http.server
import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Reader, Site
    from playwright.sync_api import FrameLocator, Page

PAGE = "sops/returns/?panel=1#ticket=48213&name=Priya"
NOTHING_KEPT = "Nothing is kept here: the browser refuses storage to this page."


class Open(http.server.SimpleHTTPRequestHandler):
    """A host that lets other origins read its files."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


class Desk(http.server.BaseHTTPRequestHandler):
    """The help desk: a site of its own, one page, the panel in a frame and a field to paste into."""

    frame = ""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        body = f'<!doctype html><title>Desk</title><textarea aria-label="Answer"></textarea>{self.frame}'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def panel(
    reader: Callable[..., Reader], site: Site
) -> Iterator[Callable[[str, bool], tuple[Page, FrameLocator]]]:
    """Opens the page in a frame of the help desk: `panel(sandbox, allowed)`, by a host that allows others or not."""
    servers = []

    def serve(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> int:
        servers.append(http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return servers[-1].server_port

    def new(sandbox: str, allowed: bool) -> tuple[Page, FrameLocator]:
        at = site
        if allowed:
            at = type(site)(site.folder, serve(partial(Open, directory=str(site.folder.parent))))
        held = f' sandbox="{sandbox}"' if sandbox else ""
        frame = f'<iframe{held} src="{at.url}{PAGE}" width="420" height="900"></iframe>'
        port = serve(type("ThisDesk", (Desk,), {"frame": frame}))
        window = reader(width=1000, height=1000)
        window.page.goto(f"http://localhost:{port}/")
        return window.page, window.page.frame_locator("iframe")

    yield new
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("sandbox", "allowed"),
    [("", False), ("allow-same-origin allow-scripts", False), ("allow-scripts", True)],
    ids=["a plain frame", "a sandbox", "a sandbox without an origin, allowed by the host"],
)
def test_every_widget_works_in_a_frame_on_another_site(
    panel: Callable[..., tuple[Page, FrameLocator]], sandbox: str, allowed: bool
) -> None:
    page, inside = panel(sandbox, allowed)
    expect(inside.locator("desk-ticket-bar input").first).to_have_value("48213")
    assert "Priya" not in page.frames[1].url
    note = inside.locator(".desk-kept-note")
    expect(note).to_have_count(1)
    expect(note).to_contain_text(NOTHING_KEPT)
    note.get_by_role("button", name="OK").click()
    expect(note).to_have_count(0)
    walk = inside.locator("desk-tree .desk-walk").first
    walk.locator(".desk-choice").first.click()
    expect(walk.locator(".desk-crumbs button")).to_have_count(1)
    inside.locator(".desk-step-tick").first.check()
    expect(inside.locator(".desk-steps-foot")).to_contain_text("1 of ")
    inside.locator("desk-checklist input[type=checkbox]").first.check()
    inside.locator("desk-reply").first.scroll_into_view_if_needed()
    expect(inside.locator("desk-reply .desk-reply-body").first).to_contain_text("Priya")
    inside.get_by_role("button", name="Times and data").click()
    inside.get_by_label("Priority", exact=True).select_option("p1")
    expect(inside.locator(".desk-bar-due")).to_contain_text("First response due")
    inside.get_by_role("button", name="Copy note").click()
    said = inside.locator("desk-ticket-bar > .desk-said")
    expect(said).to_contain_text("copied")
    if (said.text_content() or "") == "Note copied.":
        answer = page.get_by_label("Answer")
        answer.focus()
        page.keyboard.press("Control+V")
        assert answer.input_value().startswith("Ticket 48213")
    else:
        assert said.locator("textarea").input_value().startswith("Ticket 48213")
    expect(note).to_have_count(0)
    expect(inside.locator(".desk-still")).to_be_hidden()


def test_a_frame_without_an_origin_reads_whole_and_says_why(
    panel: Callable[..., tuple[Page, FrameLocator]],
) -> None:
    page, inside = panel("allow-scripts", allowed=False)
    line = inside.locator(".desk-still")
    expect(line).to_have_count(1)
    expect(line).to_have_text(
        "This frame keeps scripts out: it has no origin of its own. All of the page can be read, "
        "but nothing can be searched, walked, ticked or copied."
    )
    outline = inside.locator("desk-tree > .desk-nodes").first
    expect(outline).to_be_visible()
    assert outline.evaluate("one => one.scrollHeight - one.clientHeight") <= 1
    expect(inside.locator("desk-reply .desk-reply-body").first).to_be_visible()
    expect(inside.locator("desk-ticket-bar")).to_be_hidden()
    assert "Priya" not in page.frames[1].url
