"""What a redirect does: it keeps the question and the step that an address names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Template
from playwright.sync_api import expect

from deskbook.site import plugin

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader, Site


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
