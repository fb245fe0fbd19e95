"""On paper: an SOP or a guide takes two A4 pages at most, a click path one, and the check SOP206 agrees."""

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
MOST = {"sops": 2, "playbooks": 1, "owners": 2, "training": 2}
COLLECTIONS = {
    "owners/cli": "every command with its options, to look up",
    "training/practice-tickets": "a pile of tickets, printed by the sheet",
    "training/role-plays": "cards with a sheet each",
}
"""Pages that hold as much as there is, and that nobody follows from the first line to the last."""
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
    library = app.open_folder(ROOT)
    worked_out = {page.path: count for page, count in words(library)}
    too_long, apart = {}, {}
    for path in library.pages:
        name = path.removeprefix("docs/").removesuffix(".md")
        folder = name.partition("/")[0]
        if folder not in MOST or name in COLLECTIONS or name.startswith("training/quizzes-"):
            continue
        page = window.open(f"{name.removesuffix('index')}/".replace("//", "/"))
        sheets = len(SHEET.findall(page.pdf(format="A4", prefer_css_page_size=True)))
        if not 0 < sheets <= MOST[folder]:
            too_long[path] = sheets
        if count := worked_out.get(path):
            printed = page.evaluate(SHOWN)
            if abs(count / printed - 1) > NEAR:
                apart[path] = (count, printed)
    assert len(worked_out) >= 37
    assert too_long == {}
    assert apart == {}


def test_the_limit_is_about_what_two_sheets_hold(reader: Callable[..., Reader]) -> None:
    page = reader().open("sops/refunds/")
    page.emulate_media(media="print")
    page.evaluate(LENGTHEN, LIMIT * 1.2)
    assert len(SHEET.findall(page.pdf(format="A4", prefer_css_page_size=True))) > MOST["sops"]
