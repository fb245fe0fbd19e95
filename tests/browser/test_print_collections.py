"""On paper, what a page collects stays whole: no reply, table or checklist goes over the edge of a sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader

SHEET = re.compile(rb"/Type\s*/Page\b")
UNCUT = """() => [...document.querySelectorAll(".desk-view > :is(.desk-block, .desk-card, .desk-entry)")]
  .filter((one) => getComputedStyle(one).breakInside !== "avoid").length"""
CHROME = ".md-header, .md-sidebar, .md-footer, .md-skip, desk-ticket-bar, desk-search, .headerlink"
LEFT = """(chrome) => [...document.querySelectorAll(chrome)].filter((one) => one.checkVisibility()).length"""


@pytest.mark.parametrize(
    ("path", "most"),
    [("replies", 32), ("matrices", 14), ("trees", 4), ("checklists", 14), ("forms", 5)],
)
def test_a_collection_prints_in_whole_pieces(reader: Callable[..., Reader], path: str, most: int) -> None:
    page = reader().open(f"decide/{path}/")
    page.emulate_media(media="print")
    page.locator(".desk-view").wait_for()
    assert page.evaluate(UNCUT) == 0
    assert page.evaluate(LEFT, CHROME) == 0
    if path == "replies":
        letters = page.locator("desk-reply .desk-reply-body")
        assert letters.count() > 100
        assert all(one.is_visible() for one in letters.all()[::20])
    sheets = len(SHEET.findall(page.pdf(format="A4", prefer_css_page_size=True)))
    assert 1 <= sheets <= most
