"""Gives every step under *Steps* an id and a link of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from deskbook.read.outline import step_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCKS = frozenset({"ul", "ol", "p", "div", "pre", "table", "blockquote"})
_LEVELS = {f"h{level}": level for level in range(1, 7)}


class Steps(Treeprocessor):
    """The ids are those of `deskbook.read.outline`, so that data can name a step before a page is built."""

    def run(self, root: Element) -> None:
        inside, section, number = False, "", 0
        for child in root:
            if level := _LEVELS.get(child.tag):
                section, number = child.get("id", ""), 0
                if level <= 2:
                    inside = level == 2 and section == "steps"
            elif inside and child.tag == "ol":
                child.attrib.pop("start", None)
                if number:
                    child.set("start", str(number + 1))
                child.set("class", "desk-steps")
                for item in _items(child):
                    number += 1
                    _link(item, number, section)


def _items(ordered: Element) -> Iterator[Element]:
    return (item for item in ordered if item.tag == "li")


def _link(item: Element, number: int, section: str) -> None:
    anchor = item.get("id") or step_anchor(section, number)
    item.set("id", anchor)
    link = Element(
        "a", {"class": "desk-step-link", "href": f"#{anchor}", "aria-label": f"Link to step {number}"}
    )
    if len(item) and item[0].tag == "p" and not (item.text or "").strip():
        item[0].append(link)
    else:
        _before_lists(item, link)


def _before_lists(item: Element, link: Element) -> None:
    """Behind the step's own sentence, before what is nested below it."""
    for index, child in enumerate(item):
        if child.tag in _BLOCKS:
            item.insert(index, link)
            return
    item.append(link)
