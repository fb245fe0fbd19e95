"""What a page's Markdown holds, line by line: headings, steps, links and calls of blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify, unique

from deskbook.read.calls import Call
from deskbook.read.calls import calls as read_calls
from deskbook.read.dialect import PROSE, inline_lines, read, remember, said, visible, without_verbatim
from deskbook.read.leftovers import Leftover, leftovers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from deskbook.read.dialect import Reading

_MARKUP = re.compile(r"[*_`]|\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    anchor: str
    line: int
    inside: bool = False
    """Whether it stands in a list, a quote or an admonition, and so begins no part of the page."""


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered step; `section` is the anchor of the heading it stands under."""

    number: int
    text: str
    anchor: str
    section: str
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """An item of any list, other than a step, that names its anchor; `section` as for a step."""

    text: str
    anchor: str
    section: str
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    target: str
    text: str
    image: bool
    line: int


@dataclass(frozen=True, slots=True)
class Outline:
    headings: tuple[Heading, ...] = ()
    steps: tuple[Step, ...] = ()
    items: tuple[Item, ...] = ()
    links: tuple[Link, ...] = ()
    calls: tuple[Call, ...] = ()
    words: int = 0
    leftovers: tuple[Leftover, ...] = ()
    """What the page does not show as it was written."""
    lead: int = 0
    """How many lines of the body its first paragraph ends behind; 0 where a page begins with something else."""

    @property
    def anchors(self) -> list[tuple[int, str]]:
        """(line, anchor) of all that a link can lead to, in the order of the page."""
        parts: tuple[Heading | Step | Item, ...] = (*self.headings, *self.steps, *self.items)
        return sorted((one.line, one.anchor) for one in parts)

    def has(self, heading: str) -> bool:
        """Whether a heading of this text (case does not matter) stands in the page."""
        return any(one.text.lower() == heading.lower() for one in self.headings)


def step_anchor(section: str, number: int) -> str:
    """The id of a step that names none: `step-2` under *Steps*, `if-disputed-2` under a branch.

    >>> step_anchor("steps", 2), step_anchor("if-disputed", 2)
    ('step-2', 'if-disputed-2')
    """
    return f"step-{number}" if section == "steps" else f"{section}-{number}"


def own_anchor(heading: str, used: set[str]) -> str:
    """The id of a heading that names none, which joins those used.

    >>> own_anchor("If it fails: escalate", used := {"steps"}), own_anchor("Steps", used)
    ('if-it-fails-escalate', 'steps_1')
    """
    return str(unique(slugify(heading, "-"), used))


def plain(text: str) -> str:
    """Inline Markdown without its marks.

    >>> plain("Open **Stripe**, see [refunds](refunds.md)")
    'Open Stripe, see refunds'
    """
    return _MARKUP.sub(lambda found: found[1] or "", text)


def outline(body: str, first_line: int) -> Outline:
    """Read a page's Markdown; `first_line` is the line of the file at which `body` begins.

    >>> page = outline("## Steps\\n\\n1. Open it.\\n2. Close it. {: #close }\\n", 1)
    >>> [(step.anchor, step.line) for step in page.steps]
    [('step-1', 3), ('close', 4)]
    """
    reading = read(body)
    remember(reading, body, (), PROSE)
    headings = list(_headings(reading, first_line))
    steps, items = _items(reading, headings, first_line)
    return Outline(
        tuple(headings),
        tuple(steps),
        tuple(items),
        tuple(_links(reading, first_line)),
        tuple(read_calls(visible(body), first_line)),
        sum(len(line.split()) for line in without_verbatim(reading, "fence").split("\n")),
        tuple(replace(one, line=first_line + one.line) for one in leftovers(reading)),
        _lead(reading),
    )


def _lead(reading: Reading) -> int:
    first = reading.tokens[0] if reading.tokens else None
    return first.map[1] if first and first.type == "paragraph_open" and first.map else 0


def _headings(reading: Reading, first_line: int) -> Iterator[Heading]:
    found = [
        (token, reading.tokens[index + 1].children)
        for index, token in enumerate(reading.tokens)
        if token.type == "heading_open"
    ]
    used = {
        str(part.attrs["id"])
        for token in reading.tokens
        for part in (token, *(token.children or ()))
        if "id" in part.attrs and part.type != "list_item_open"
    }
    for token, children in found:
        text = " ".join(said(children).split())
        anchor = str(token.attrs.get("id", "")) or own_anchor(text, used)
        yield Heading(int(token.tag[1]), text, anchor, first_line + _line(token), token.level > 0)


def _items(reading: Reading, headings: Sequence[Heading], first_line: int) -> tuple[list[Step], list[Item]]:
    """The steps, which are the items of the page's own numbered lists below *Steps*, and items with a name."""
    steps: list[Step] = []
    items: list[Item] = []
    outer = iter(headings)
    in_steps, ordered, section, number = False, False, "", 0
    for index, token in enumerate(reading.tokens):
        if token.type == "heading_open":
            heading = next(outer)
            if not heading.inside:
                section, number = heading.anchor, 0
                if heading.level <= 2:
                    in_steps = heading.level == 2 and heading.anchor == "steps"
        elif token.type.endswith("list_open") and not token.level:
            ordered = token.tag == "ol"
        elif token.type == "list_item_open":
            line, anchor = first_line + _line(token), str(token.attrs.get("id", ""))
            if token.level == 1 and ordered and in_steps:
                number += 1
                text = _first_text(reading.tokens, index)
                steps.append(Step(number, text, anchor or step_anchor(section, number), section, line))
            elif anchor:
                items.append(Item(_first_text(reading.tokens, index), anchor, section, line))
    return steps, items


def _first_text(tokens: Sequence[Token], item: int) -> str:
    """The Markdown of an item's first paragraph, on one line."""
    if tokens[item + 1].type != "paragraph_open":
        return ""
    return " ".join(tokens[item + 2].content.split())


def _links(reading: Reading, first_line: int) -> Iterator[Link]:
    for token in reading.tokens:
        if token.type != "inline" or ("[" not in token.content and "<" not in token.content):
            continue
        opened: tuple[int, Token] | None = None
        words: list[Token] = []
        for line, child in inline_lines(token):
            if child.type == "link_open":
                opened, words = (first_line + line, child), []
            elif child.type == "link_close" and opened:
                yield Link(str(opened[1].attrs["href"]), said(words), False, opened[0])
                opened = None
            else:
                words.append(child)
            if child.type == "image":
                yield Link(str(child.attrs["src"]), said(child.children), True, first_line + line)


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0
