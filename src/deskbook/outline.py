"""What a page's Markdown holds, line by line: headings, steps, links and calls of blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown.extensions.toc import slugify, unique

from deskbook.calls import Call
from deskbook.calls import calls as read_calls

_ATTR_ID = re.compile(r"(?:^|\s)#([A-Za-z][\w-]*)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_STEP = re.compile(r"\d{1,3}\.[ \t]+(.*)$")
_ITEM = re.compile(r"[ \t]*(?:\d{1,3}\.|[-*+])[ \t]+(.*)$")
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\]]{0,300}\]){0,300})\]\(\s{0,9}<?([^\s()<>]{1,2000})>?(?:\s{1,9}\"[^\"]{0,300}\")?\s{0,9}\)"
)
_LONG_LINE = 20_000
_MARKUP = re.compile(r"[*_`]|\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    anchor: str
    line: int


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
    headings: list[Heading] = []
    steps: list[Step] = []
    items: list[Item] = []
    links: list[Link] = []
    used: set[str] = set()
    fence = ""
    words = 0
    in_steps, section, number = False, "", 0
    for line_number, line in enumerate(body.split("\n"), first_line):
        if found := _FENCE.match(line):
            mark = found[1]
            if not fence:
                fence = mark
            elif mark.startswith(fence) and not line.strip(" \t\r" + mark[0]):
                fence = ""
            continue
        if fence:
            continue
        first = line[:1]
        if first == "#" and (level := _level(line)):
            text, anchor = _attributes(line[level:].strip().rstrip("#"))
            text = plain(text)
            anchor = anchor or unique(slugify(text, "-"), used)
            used.add(anchor)
            headings.append(Heading(level, text, anchor, line_number))
            if level <= 2:
                in_steps = level == 2 and anchor == "steps"
            section, number = anchor, 0
        elif in_steps and first.isdigit() and (found := _STEP.match(line)):
            text, anchor = _attributes(found[1])
            number += 1
            steps.append(Step(number, text, anchor or step_anchor(section, number), section, line_number))
        elif "}" in line and len(line) <= _LONG_LINE and (found := _ITEM.match(line)):
            text, anchor = _attributes(found[1])
            if anchor:
                items.append(Item(text, anchor, section, line_number))
        if "](" in line and len(line) <= _LONG_LINE:
            links.extend(
                Link(found[3], found[2], bool(found[1]), line_number) for found in _LINK.finditer(line)
            )
        words += len(line.split())
    return Outline(
        tuple(headings),
        tuple(steps),
        tuple(items),
        tuple(links),
        tuple(read_calls(body, first_line)),
        words,
    )


def _level(line: str) -> int:
    """How many hash signs make this line a heading, or 0."""
    level = len(line) - len(line.lstrip("#"))
    return level if level <= 6 and line[level : level + 1] in (" ", "\t") and line[level:].strip() else 0


def _attributes(text: str) -> tuple[str, str]:
    """(text without its attribute list, the id that the list names or '')."""
    text = text.strip()
    start = text.rfind("{")
    if start < 0 or not text.endswith("}") or "}" in text[start:-1] or text[start - 1 : start] == "{":
        return text, ""
    named = _ATTR_ID.search(text[start + 1 : -1].removeprefix(":"))
    return text[:start].strip(), named[1] if named else ""
