"""Element trees for blocks: text is text, whatever it holds."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Child = Element | str | None
Cell = Child | list[Child]

_NOT_ID = re.compile(r"[^a-z0-9]+")
_BREAK = AtomicString("\n")
_LINES = frozenset(
    [
        "p",
        "div",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "details",
        "summary",
        "pre",
        "blockquote",
        "section",
        "fieldset",
        "legend",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "desk-tree",
        "desk-reply",
        "desk-checklist",
        "desk-form",
        "desk-quiz",
        "desk-path",
        "desk-clock",
        "desk-progress",
        "desk-ticket-bar",
        "desk-calculator",
    ]
)
"""Elements that stand on lines of their own, so that search never glues the words of two of them."""

NONE = "–"
"""What a table shows where there is nothing to say."""


def el(tag: str, attrs: dict[str, str] | None = None, *children: Child) -> Element:
    """An element; strings become text that Markdown leaves alone, None is skipped.

    >>> from xml.etree.ElementTree import tostring
    >>> tostring(el("b", {"class": "x"}, "a < b", el("i", None, "c"), " d"), encoding="unicode")
    '<b class="x">a &lt; b<i>c</i> d</b>'
    """
    element = Element(tag, attrs or {})
    if tag in _LINES:
        element.tail = _BREAK
    last: Element | None = None
    for child in children:
        if child is None:
            continue
        if isinstance(child, Element):
            element.append(child)
            last = child
        elif last is None:
            element.text = AtomicString((element.text or "") + child)
        else:
            last.tail = AtomicString((last.tail or "") + child)
    return element


def paragraphs(text: str) -> list[Element]:
    """A text's paragraphs, its single line breaks kept."""
    found = []
    for part in re.split(r"\n\s*\n", text.strip()):
        children: list[Child] = []
        for index, line in enumerate(part.split("\n")):
            if index:
                children.append(el("br"))
            children.append(line)
        found.append(el("p", None, *children))
    return found


def table(
    caption: str, head: Sequence[Child], rows: Iterable[Sequence[Cell]], kind: str, *, row_heads: bool = True
) -> Element:
    """A table with a caption, column headers and (by default) row headers, in a box that may scroll.

    Every body cell carries its column's name in `data-label`, so that a narrow screen can stack it.
    A cell is text, an element, or a list of both. One that says nothing is marked, so that it need not be stacked.
    """
    names = [text_of(cell) for cell in head]
    body = el("tbody")
    for row in rows:
        line = el("tr")
        for index, cell in enumerate(row):
            parts = cell if isinstance(cell, list) else [cell]
            if row_heads and index == 0:
                line.append(el("th", {"scope": "row"}, *parts))
            else:
                empty = {"class": "desk-none"} if parts == [NONE] else {}
                line.append(el("td", {"data-label": names[index], **empty}, *parts))
        body.append(line)
    columns = el("tr", None, *[el("th", {"scope": "col"}, cell) for cell in head])
    grid = el("table", {"class": "desk-grid"}, el("caption", None, caption), el("thead", None, columns), body)
    return el("div", {"class": f"desk-table desk-{kind}"}, grid)


def bullets(items: Iterable[Cell], attrs: dict[str, str] | None = None, tag: str = "ul") -> Element:
    """A list with one item a child."""
    return el(tag, attrs, *[el("li", None, *(item if isinstance(item, list) else [item])) for item in items])


def facts(pairs: Iterable[tuple[str, Cell]], kind: str = "pairs") -> Element:
    """Names with their values; a pair without a value is left out."""
    box = el("dl", {"class": f"desk-{kind}"})
    for name, value in pairs:
        parts = value if isinstance(value, list) else [value]
        if any(part not in (None, "") for part in parts):
            box.append(el("div", None, el("dt", None, name), el("dd", None, *parts)))
    return box


def joined(parts: Iterable[Child], separator: str = ", ") -> list[Child]:
    """The parts with a separator between each two."""
    line: list[Child] = []
    for part in parts:
        if line:
            line.append(separator)
        line.append(part)
    return line


def label(text: str, kind: str = "label") -> Element:
    """A short line that names what follows it, where a heading would be too much."""
    return el("p", {"class": f"desk-{kind}"}, text)


def bar(share: float, mark: float | None = None) -> Element:
    """A bar of `share` (0 to 1) for the eye; the number stands beside it in words.

    It is a drawing, since the pages' policy allows no style of an element's own.

    >>> [(part.tag, part.get("width")) for part in bar(0.425)]
    [('rect', '42.5%')]
    """
    filled = el("rect", {"width": _percent(share), "height": "100%"})
    line = None
    if mark is not None:
        line = el("line", {"x1": _percent(mark), "x2": _percent(mark), "y1": "-50%", "y2": "150%"})
    return el("svg", {"class": "desk-bar", "aria-hidden": "true"}, filled, line)


def day(date: dt.date) -> Element:
    """A date in words, such as 18 February 2027, that a script can read."""
    return el("time", {"datetime": date.isoformat()}, spoken(date))


def spoken(date: dt.date) -> str:
    """A date in words.

    >>> spoken(dt.date(2027, 2, 18))
    '18 February 2027'
    """
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def anchor(*parts: str) -> str:
    """An id for an element of a block, such as `reply-refund-sent`."""
    return "-".join(_NOT_ID.sub("-", part.lower()).strip("-") for part in parts)


def text_of(child: Child) -> str:
    """The words of a child."""
    return "".join(child.itertext()) if isinstance(child, Element) else (child or "")


def sentence(text: str) -> str:
    """A text with a full stop behind it, unless it has an end already.

    >>> sentence("Call back"), sentence("Call back?")
    ('Call back.', 'Call back?')
    """
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."


def _percent(share: float) -> str:
    return f"{max(0.0, min(1.0, share)) * 100:.1f}".removesuffix(".0") + "%"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
