"""Anchors that list items name: what the outline knows of them, and what the page makes of them."""

from __future__ import annotations

import datetime as dt
from xml.etree.ElementTree import fromstring

import markdown
import pytest

from deskbook import app
from deskbook.html import links
from deskbook.pages import session
from deskbook.read.outline import outline

PAGE = """## Before you begin

1. Open the account. {: #open }
    - Look at **both** addresses. {: #addresses }
2. Close it.

## Steps

1. Ask. {: #ask }
2. Answer.

### If it is late

1. Say sorry.
2. Refund it. {: #late }

## Close the ticket

- Tag it. {: #tag }
- Write `{: #code }`
"""


def test_the_outline_knows_every_name() -> None:
    page = outline(PAGE, 1)
    assert [(one.anchor, one.section, one.line, one.text) for one in page.items] == [
        ("open", "before-you-begin", 3, "Open the account."),
        ("addresses", "before-you-begin", 4, "Look at **both** addresses."),
        ("tag", "close-the-ticket", 19, "Tag it."),
    ]
    assert [one.anchor for one in page.steps] == ["ask", "step-2", "if-it-is-late-1", "late"]
    assert [line for line, _ in page.anchors] == sorted(line for line, _ in page.anchors)


def test_the_page_has_every_anchor_that_the_outline_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(session._open, "library", app.open_files({}, dt.date(2026, 11, 22)))
    made_of = markdown.markdown(PAGE, extensions=["toc", "deskbook.pages.extension"])
    html = fromstring(f"<div>{made_of}</div>")
    made = {one.attrib["id"] for one in html.iter() if "id" in one.attrib}
    assert made == {anchor for _, anchor in outline(PAGE, 1).anchors}
    said = [text for item in html.iter("li") for text in item.itertext()]
    assert [text for text in said if "{:" in text] == ["{: #code }"]


def test_a_step_of_a_branch_goes_by_its_branch() -> None:
    library = app.open_files({"docs/sops/x.md": PAGE}, dt.date(2026, 11, 22))
    names = {
        anchor: links.step_name(library, f"x#{anchor}") for anchor in ("ask", "late", "tag", "steps", "no")
    }
    assert names == {
        "ask": "step 1",
        "late": "If it is late, step 2",
        "tag": "Close the ticket",
        "steps": "Steps",
        "no": "",
    }


def test_two_items_may_not_share_a_name() -> None:
    files = {"docs/sops/x.md": PAGE.replace("#tag", "#ask")}
    found = [
        str(one) for one in app.check(app.open_files(files, dt.date(2026, 11, 22))) if one.code == "SOP218"
    ]
    assert found == [
        "docs/sops/x.md:19: SOP218 anchor 'ask' stands on line 9 already; name another one",
    ]
