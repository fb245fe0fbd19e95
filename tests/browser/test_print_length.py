"""On paper: an SOP takes two A4 pages at most and a click path one, and the check SOP206 agrees."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from deskbook import app
from deskbook.rules.sop206_page_too_long import LIMIT, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader

ROOT = Path(__file__).parents[2]
MOST = {"sop": 2, "playbook": 1}
SHEET = re.compile(rb"/Type\s*/Page\b")
SHOWN = "document.querySelector('article').innerText.split(/\\s+/).length"
LENGTHEN = """(words) => {
  const count = (one) => one.innerText.split(/\\s+/).length;
  const article = document.querySelector("article");
  const list = article.querySelector(".desk-steps");
  const copies = Math.ceil((words - count(article)) / count(list));
  for (let n = 0; n < copies; n++) list.after(list.cloneNode(true));
}"""
NEAR = 0.15
"""By how much the words that the check works out may differ from those on paper."""


def test_pages_fit_on_their_sheets(reader: Callable[..., Reader]) -> None:
    window = reader()
    window.page.emulate_media(media="print")
    worked_out = {one.path: count for one, count in words(app.open_folder(ROOT))}
    assert len(worked_out) >= 37
    too_long, apart = {}, {}
    for path, count in worked_out.items():
        folder, id = Path(path).parent.name, Path(path).stem
        page = window.open(f"{folder}/{id}/")
        sheets = len(SHEET.findall(page.pdf(format="A4", prefer_css_page_size=True)))
        printed = page.evaluate(SHOWN)
        if sheets > MOST[folder.removesuffix("s")] or not sheets:
            too_long[path] = sheets
        if abs(count / printed - 1) > NEAR:
            apart[path] = (count, printed)
    assert too_long == {}
    assert apart == {}


def test_the_limit_is_about_what_two_sheets_hold(reader: Callable[..., Reader]) -> None:
    page = reader().open("sops/refunds/")
    page.emulate_media(media="print")
    page.evaluate(LENGTHEN, LIMIT * 1.2)
    assert len(SHEET.findall(page.pdf(format="A4", prefer_css_page_size=True))) > MOST["sop"]
