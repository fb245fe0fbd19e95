"""Every click path by title, with its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.links import page_link, page_title
from deskbook.markup import Child, bullets, el

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library, Page


def render(library: Library) -> Element:
    found = [page for page in library.pages.values() if page.kind == "playbook"]
    items = [_entry(page) for page in sorted(found, key=lambda page: (page_title(page).lower(), page.path))]
    return el("div", {"class": "desk-view"}, bullets(items, {"class": "desk-sops"}))


def _entry(page: Page) -> list[Child]:
    summary = page.doc.data.get("summary")
    entry: list[Child] = [page_link(page)]
    if isinstance(summary, str):
        entry += [" ", el("span", {"class": "desk-summary"}, summary)]
    return entry
