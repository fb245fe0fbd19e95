"""What the pages of a project hold that no page may show, each with the line where its author wrote it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from deskbook.html.allowed import SCHEMES, Refusal, is_outside, refused
from deskbook.html.from_markdown.converter import rendered, without_calls
from deskbook.language.prose import without_code
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from deskbook.library.model import Library, Page

OUTSIDE, UNSAFE, LOOK = "SOP215", "SOP216", "SOP230"

_BLANK = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_PLAIN_ID = re.compile(r"\{:?\s*#[\w-]+\s*\}")
_MARKUP = re.compile(r"<[A-Za-z!/?]|\{|!\[|script\s*:", re.IGNORECASE)
_TARGET = re.compile(r"\](?:\(|:)\s*<?\s*([^\s)>]*)")


def refusals(library: Library) -> list[Finding]:
    """A finding for each thing that a page may not hold."""
    pages = [page for page in library.pages.values() if _may_hold_markup(page.body)]
    return [one for page in pages for one in findings(page, refused(rendered(page.body)))]


def findings(page: Page, found: Iterable[Refusal]) -> Iterator[Finding]:
    """Each refusal at the line of the page that wrote it; at the text's first line where none can be told."""
    texts = [without_code(page.body), page.body]
    lines = [[_squeezed(line) for line in text.split("\n")] for text in texts]
    for one in found:
        code = OUTSIDE if one.asks_elsewhere else LOOK if one.is_look else UNSAFE
        yield Finding(page.where(page.body_line + _line(lines, one)), code, _message(one))


def _message(one: Refusal) -> str:
    """What was taken out, and what to do."""
    value = one.value.strip()[:80]
    if one.asks_elsewhere:
        return f"{value!r} is served by another host; keep the file in docs/ and name it here"
    if not one.name:
        return f"<{one.tag}> does not belong into a page; remove it"
    if one.name.startswith("on"):
        return f"{one.name[:40]!r} runs code in the reader's browser; remove it"
    if one.name == "href" and value.lower().startswith(("java", "vb", "data")):
        return f"{value!r} runs code in the reader's browser; link to a page"
    if one.name == "href":
        return f"a link to {value!r} is not taken; link to a page, or use {', '.join(sorted(SCHEMES))}"
    if one.name in ("class", "id"):
        return f"{one.name} {value!r} is the theme's own; remove it"
    if one.name == "style":
        return f"style {value!r} is not taken, since the look is the theme's; remove it"
    return f"{one.name[:40]!r} of <{one.tag}> does not belong into a page; remove it"


def _line(texts: list[list[str]], one: Refusal) -> int:
    value = _squeezed(one.value)[:40]
    if one.name:
        wanted = [(one.name, value), (value,), (one.name,), (f"<{one.tag}",)]
    else:
        wanted = [(f"<{one.tag}",), (one.tag,)]
    for words in wanted:
        for lines in texts if any(words) else ():
            for number, line in enumerate(lines):
                if all(word in line for word in words):
                    return number
    return 0


def _squeezed(text: str) -> str:
    """A text as a browser compares it: entities read, blanks and control characters gone, in small letters."""
    return _BLANK.sub("", unescape(text)).lower()


def _may_hold_markup(body: str) -> bool:
    """Whether a page has to be rendered to be judged; most pages are plain enough to be told without."""
    text = _PLAIN_ID.sub("", without_calls(unescape(body)))
    if _MARKUP.search(text):
        return True
    targets = (found[1] for found in _TARGET.finditer(text))
    return any(is_outside(one) and one.partition(":")[0].lower() not in SCHEMES for one in targets)
