"""Element trees for blocks: text is text, whatever it holds, and links name pages of `docs/`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

if TYPE_CHECKING:
    from deskbook.model import Library

Child = Element | str | None

_NOT_ID = re.compile(r"[^a-z0-9]+")


def el(tag: str, attrs: dict[str, str] | None = None, *children: Child) -> Element:
    """An element; strings become text that Markdown leaves alone, None is skipped.

    >>> from xml.etree.ElementTree import tostring
    >>> tostring(el("p", {"class": "x"}, "a < b", el("b", None, "c"), " d"), encoding="unicode")
    '<p class="x">a &lt; b<b>c</b> d</p>'
    """
    element = Element(tag, dict(attrs or {}))
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
    caption: str, head: list[Child], rows: list[list[Child]], kind: str, *, row_heads: bool = True
) -> Element:
    """A table with a caption, column headers and (by default) row headers, in a box that scrolls.

    Every body cell carries its column's name in `data-label`, so that a narrow screen can stack it.
    """
    names = ["".join(cell.itertext()) if isinstance(cell, Element) else (cell or "") for cell in head]
    body = el("tbody")
    for row in rows:
        line = el("tr")
        for index, cell in enumerate(row):
            is_head = row_heads and index == 0
            attrs = {"scope": "row"} if is_head else {"data-label": names[index]}
            line.append(el("th" if is_head else "td", attrs, cell))
        body.append(line)
    return el(
        "div",
        {"class": f"desk-table desk-{kind}"},
        el(
            "table",
            None,
            el("caption", None, caption),
            el("thead", None, el("tr", None, *[el("th", {"scope": "col"}, cell) for cell in head])),
            body,
        ),
    )


def bullets(items: list[Child], attrs: dict[str, str] | None = None, tag: str = "ul") -> Element:
    """A list with one item a child."""
    return el(tag, attrs, *[el("li", None, item) for item in items])


def anchor(*parts: str) -> str:
    """An id for an element of a block, such as `reply-refund-sent`."""
    return "-".join(_NOT_ID.sub("-", part.lower()).strip("-") for part in parts)


def sop_link(library: Library, id: str, step: str = "") -> Element:
    """A link to an SOP, or to one of its steps, by its title."""
    page = library.sop(id)
    title = page.meta.data.title if page and page.meta else id
    href = (page.url if page else f"/sops/{id}.md") + (f"#{step}" if step else "")
    return el("a", {"href": href}, title)


def title_of(library: Library, kind: str, id: str) -> str:
    """The title of a record, or its id where it has none."""
    record = library.find(kind, id)
    return str(getattr(record.data, "title", id)) if record else id
