"""What a reader of HTML sees, without how it looks: `ol(li("Open it." ul(li("Ask."))))`.

The same is said of our pages and of what GitHub's own parser makes of their source, so the two can be compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

VOID = frozenset({"br", "hr", "img", "input"})
LINKS_OF_OURS = frozenset({"headerlink", "desk-step-link", "footnote-backref"})


@dataclass
class Node:
    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attrs.get("class", "").split())

    def every(self) -> list[Node]:
        below = [one for one in self.children if isinstance(one, Node)]
        return [deep for one in below for deep in (one, *one.every())]

    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text() for one in self.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("root")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def structure(html: str, *, loose: bool = True) -> str:
    """Without `loose` it does not tell whether the text of an item is a paragraph of its own."""
    root = tree(html)
    if not loose:
        for item in [one for one in root.every() if one.tag == "li"]:
            item.children = [
                deeper
                for one in item.children
                for deeper in (one.children if isinstance(one, Node) and one.tag == "p" else [one])
            ]
    return _all(root)


def tree(html: str) -> Node:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.open[0]


def _all(node: Node) -> str:
    parts: list[str] = []
    text = ""
    for child in [*node.children, None]:
        if isinstance(child, str):
            text += child
            continue
        said = re.sub(r"[ \t\r\n]+", " ", text)
        if said.strip():
            parts.append(f'"{said.strip()}"')
        text = ""
        if child and (shown := _one(child)):
            parts.append(shown)
    return " ".join(parts)


def _one(node: Node) -> str:
    attrs = node.attrs
    if node.tag == "a" and node.classes & LINKS_OF_OURS:
        return ""
    if node.tag == "div" and "highlight" in node.classes:
        code = next(one for one in node.every() if one.tag == "code")
        return f"code({code.text().rstrip()!r})"
    if node.tag == "pre":
        return f"code({node.text().rstrip()!r})"
    if node.tag == "code":
        return f"`{' '.join(node.text().split())}`"
    if node.tag in ("section", "div") and node.classes & {"footnote", "footnotes"}:
        notes = next(one for one in node.children if isinstance(one, Node) and one.tag == "ol")
        return f"notes({_all(notes)})"
    if node.tag == "sup":
        return f"note({node.text()})"
    if node.tag == "input":
        return "[x]" if "checked" in attrs else "[ ]"
    if node.tag == "div" and "admonition" in node.classes:
        return f"{' '.join(sorted(node.classes - {'admonition'}))}!({_all(node)})"
    if attrs.get("role") == "img":
        return "[x]" if attrs["aria-label"] == "Done" else "[ ]"
    if node.tag == "a":
        return f"a<{unquote(attrs.get('href', ''))}>({_all(node)})"
    if node.tag == "img":
        return f"img<{unquote(attrs.get('src', ''))}>({attrs.get('alt', '')})"
    name = node.tag
    if name == "ol" and attrs.get("start", "1") != "1":
        name += f"={attrs['start']}"
    if name == "details" and "open" in attrs:
        name += "+"
    if align := attrs.get("align"):
        name += f"[{align}]"
    if node.tag in VOID:
        return name
    return f"{name}({_all(node)})"
