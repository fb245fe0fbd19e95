"""Makes the elements of a page from the reading of its Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from deskbook.read.dialect import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from deskbook.read.dialect import Reading

MARK = "desk-place"
"""Stands in the tree where a block is called; it names the block and its id."""

NAME = "desk-name"
"""The id that an item names, until the headings have theirs: of two equal ids, the heading keeps it."""

ALERTS = {"note": "note", "tip": "tip", "important": "info", "warning": "warning", "caution": "danger"}
"""GitHub's alerts → the look of each."""

_ENTITY = re.compile(r"&(?=#\d+;|#[xX][0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)")
_BLOCK_CALL = re.compile(r"/// ([a-z_]+) \| ([a-z0-9-]+)\n///\s*$")


class Tree:
    """Grows one page, token by token; `html` keeps raw HTML and highlighted code until the page is written."""

    def __init__(self, root: Element, html: Callable[[str], str], code: Callable[[str, str], str]) -> None:
        self.open = [root]
        self.html, self.code = html, code

    @property
    def here(self) -> Element:
        return self.open[-1]

    def grow(self, reading: Reading) -> None:
        for token in reading.tokens:
            if token.type == "inline":
                self._inline(token)
            elif token.nesting > 0:
                self._opening(token)
            elif token.nesting < 0:
                self._closing(token)
            else:
                self._leaf(token)

    def text(self, text: str) -> None:
        _say(self.here, text)

    def _push(self, tag: str, attributes: dict[str, str] | None = None) -> Element:
        element = SubElement(self.here, tag, attributes or {})
        self.open.append(element)
        return element

    def _opening(self, token: Token) -> None:
        kind = token.type
        if kind == "paragraph_open":
            # A tight item's paragraph has no element of its own: its text stands in the item.
            self.open.append(self.here) if token.hidden else self._push("p", _attributes(token))
        elif kind == "admonition_open":
            self._admonition(token.markup, token.meta["classes"])
        elif kind == "alert_open":
            self._admonition("!!!", [ALERTS[token.meta["kind"].lower()]])
        elif kind == "alert_title_open":
            self._push("p", {"class": "admonition-title"})
        elif kind == "list_item_open":
            self._item(token)
        elif kind in ("th_open", "td_open"):
            align = str(token.attrs.pop("style", "")).removeprefix("text-align:")
            self._push(token.tag, ({"align": align} if align else {}) | _attributes(token))
        elif kind == "footnote_block_open":
            self._push("div", {"class": "footnote"})
            SubElement(self.here, "hr")
            self._push("ol")
        elif kind == "footnote_open":
            self._push("li", {"id": f"fn:{token.meta['id'] + 1}"})
        else:
            self._push(token.tag, _attributes(token))

    def _closing(self, token: Token) -> None:
        element = self.open.pop()
        if token.type == "footnote_block_close":
            self.open.pop()
        if token.type == "paragraph_close" and element is not self.here and _is_empty(element):
            self.here.remove(element)

    def _admonition(self, markup: str, classes: list[str]) -> None:
        if markup == "!!!":
            self._push("div", {"class": " ".join(["admonition", *classes])})
        else:
            folded = {"class": " ".join(classes)} | ({"open": "open"} if markup.endswith("+") else {})
            self._push("details", folded)

    def _item(self, token: Token) -> None:
        attributes = _attributes(token)
        if "id" in attributes:
            attributes[NAME] = attributes.pop("id")
        self._push("li", attributes)
        if "checked" not in token.meta:
            return
        done = token.meta["checked"]
        box = SubElement(
            self.here,
            "span",
            {"role": "img", "aria-label": "Done" if done else "To do"},
        )
        box.text, box.tail = AtomicString("☑" if done else "☐"), " "

    def _leaf(self, token: Token) -> None:
        if token.type == "hr":
            SubElement(self.here, "hr")
        elif token.type in ("fence", "code_block"):
            self._raw(self.code(token.content.rstrip("\n"), token.info.strip()))
        elif token.type == "html_block":
            self._raw(token.content.rstrip("\n"))
        elif token.type == "footnote_anchor":
            number, again = token.meta["id"] + 1, token.meta["subId"]
            self.text(" ")
            back = f"#fnref:{number}" + (f":{again + 1}" if again else "")
            label = f"Back to where note {number} is used"
            SubElement(
                self.here, "a", {"class": "footnote-backref", "href": back, "aria-label": label}
            ).text = AtomicString("↩")

    def _raw(self, html: str) -> None:
        last = self.here[-1].tail if len(self.here) else self.here.text
        self.text(f"{'' if (last or '').endswith(chr(10)) else chr(10)}{self.html(html)}\n")

    def _inline(self, token: Token) -> None:
        if token.meta.get("title"):
            self._title(token)
            return
        if token.content.startswith("///"):
            self._marked(token.content)
            return
        depth = len(self.open)
        self._parts(token)
        del self.open[depth:]

    def _title(self, token: Token) -> None:
        """What an admonition says at its top; an empty title in quotes asks for none."""
        if not token.content and self.here.tag == "div":
            return
        folded = self.here.tag == "details"
        self._push("summary") if folded else self._push("p", {"class": "admonition-title"})
        self._parts(token)
        self.open.pop()

    def _marked(self, text: str) -> None:
        """A call that the page builder has written out already."""
        if found := _BLOCK_CALL.match(text):
            self._block(found[1], found[2])
        else:
            self.text(_safe(text))

    def _block(self, name: str, id: str) -> None:
        """A block stands beside the text of its paragraph, never inside it."""
        mark = Element(MARK, {"block": name, "id": id})
        if self.here.tag != "p" or self.open[-2] is self.here:
            self.here.append(mark)
            return
        paragraph = self.open.pop()
        if _is_empty(paragraph):
            self.here.remove(paragraph)
        self.here.append(mark)
        self._push("p")

    def _parts(self, line: Token) -> None:
        text = ""
        for token in line.children or ():
            if token.type in ("text", "text_special", "softbreak"):
                text += "\n" if token.type == "softbreak" else token.content
                continue
            self.text(text)
            text = ""
            self._part(token)
        self.text(text)

    def _part(self, token: Token) -> None:
        kind = token.type
        if kind == "hardbreak":
            SubElement(self.here, "br").tail = "\n"
        elif kind == "code_inline":
            SubElement(self.here, "code", _attributes(token)).text = AtomicString(_safe(token.content))
        elif kind == "html_inline":
            self.text(self.html(token.content))
        elif kind == "image":
            self._image(token)
        elif kind == "call":  # what a macro gave, or a page shows: calls proper are written out by now
            self.text(_safe(token.content))
        elif kind == "footnote_ref":
            self._footnote(token)
        elif token.nesting > 0:
            self._push("del" if token.tag == "s" else token.tag, _attributes(token))
        elif token.nesting < 0:
            self.open.pop()

    def _image(self, token: Token) -> None:
        attributes = _attributes(token) | {"alt": _safe(said(token.children))}
        SubElement(self.here, "img", attributes)

    def _footnote(self, token: Token) -> None:
        number, again = token.meta["id"] + 1, token.meta["subId"]
        id = f"fnref:{number}" + (f":{again + 1}" if again else "")
        link = SubElement(
            SubElement(self.here, "sup", {"id": id}), "a", {"class": "footnote-ref", "href": f"#fn:{number}"}
        )
        link.text = AtomicString(str(number))


def _attributes(token: Token) -> dict[str, str]:
    return {name: _safe(str(value)) for name, value in token.attrs.items()}


def _is_empty(element: Element) -> bool:
    return not len(element) and not (element.text or "").strip()


def _safe(text: str) -> str:
    """What looks like a character's name is text: the writer of the page would let it through."""
    return _ENTITY.sub("&amp;", text)


def _say(element: Element, text: str) -> None:
    if not text:
        return
    text = _safe(text)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
