"""Writes an element tree of a block as Markdown: headings, paragraphs, lists and tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "aside",
        "header",
        "footer",
        "figure",
        "figcaption",
        "ul",
        "ol",
        "dl",
        "table",
        "pre",
        "details",
        "fieldset",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "nav",
        "blockquote",
        "hr",
        "desk-tree",
        "desk-reply",
        "desk-quiz",
        "desk-path",
        "desk-checklist",
        "desk-form",
    ]
)
_ESCAPE = re.compile(r"([\\`*_\[\]<|])")
_SPACE = re.compile(r"\s+")


def markdown(element: Element) -> str:
    r"""The Markdown of one element, ending in a line break.

    >>> from deskbook.html.elements import el
    >>> markdown(el("div", None, el("p", None, "Ask ", el("b", None, "why"), "."), el("ul", None, el("li", None, "a*b"))))
    'Ask **why**.\n\n- a\\*b\n'
    """
    if element.tag not in _BLOCKS:
        return _inline(element)
    return "\n\n".join(part for part in _blocks(element) if part.strip()) + "\n"


def _blocks(element: Element) -> list[str]:
    match element.tag:
        case "table":
            return _table(element)
        case "ul" | "ol":
            return [_list(element)]
        case "dl":
            return [_definitions(element)]
        case "pre":
            text = "".join(element.itertext())
            return ["\n".join(f"    {line}" for line in text.split("\n"))]
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return [f"{'#' * int(element.tag[1])} {_inside(element)}"]
        case _:
            return _mixed(element)


def _mixed(element: Element) -> list[str]:
    """A container: runs of inline content become paragraphs between its blocks."""
    parts: list[str] = []
    run = _text(element.text)
    for child in element:
        if child.tag in _BLOCKS:
            parts += [run.strip(), *_blocks(child)]
            run = ""
        else:
            run += _inline(child)
        run += _text(child.tail)
    return [*parts, run.strip()]


def _list(element: Element) -> str:
    lines = []
    for number, item in enumerate((child for child in element if child.tag == "li"), 1):
        mark = f"{number}." if element.tag == "ol" else "-"
        body = "\n\n".join(part for part in _mixed(item) if part.strip())
        first, *rest = body.split("\n")
        lines.append(f"{mark} {first}")
        lines += [f"    {line}" if line.strip() else "" for line in rest]
    return "\n".join(lines)


def _definitions(element: Element) -> str:
    lines = []
    for child in element.iter():
        if child.tag == "dt":
            lines.append(f"\n**{_flat(child)}**\n")
        elif child.tag == "dd":
            lines.append(_flat(child) + "\n")
    return "\n".join(lines).strip()


def _table(element: Element) -> list[str]:
    rows = [[_flat(cell) for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
    if not rows:
        return []
    width = max(len(row) for row in rows)
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * width)
    caption = element.find("caption")
    return [f"**{_flat(caption)}**" if caption is not None else "", "\n".join(lines)]


def _flat(element: Element) -> str:
    """A cell's content on one line."""
    return _SPACE.sub(" ", " ".join(part for part in _mixed(element) if part)).strip()


def _inside(element: Element) -> str:
    return _text(element.text) + "".join(_inline(child) + _text(child.tail) for child in element)


def _inline(element: Element) -> str:
    inside = _inside(element)
    match element.tag:
        case "a" if element.get("href") and inside.strip():
            return f"[{inside}]({element.get('href')})"
        case "strong" | "b" if inside.strip():
            return f"**{inside}**"
        case "em" | "i" if inside.strip():
            return f"*{inside}*"
        case "code":
            return f"`{''.join(element.itertext())}`"
        case "br":
            return "  \n"
        case "input" | "button":
            return ""
        case _:
            return inside


def _text(text: str | None) -> str:
    return _ESCAPE.sub(r"\\\1", _SPACE.sub(" ", text)) if text else ""
