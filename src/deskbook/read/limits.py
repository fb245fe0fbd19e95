"""Text on which a reader of Markdown would spend seconds: told before it is read, and never rendered.

The limits lie far beyond what a person writes. They bound what any page costs, for Markdown's rules look
ahead from each mark: unclosed brackets cost their third power, headings, items and fences their second. Code
counts as well, since a fence that is never closed is text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

CHARACTERS = 60_000
LINES = 2_000
LINE = 4_000
DEEP = 100
"""Quotes and lists in one another on one line; far less is told as too deep to be read."""
INDENT = 60
BRACKETS = 20
"""Square brackets that are open at once in one paragraph."""
MARKS = {"[": 400, "<": 400, "`": 1_000, "*": 1_000, "_": 600, "\\": 1_000, "{": 400, "+": 1_000, "&": 1_500}
"""How many of a mark one paragraph may hold."""
CELLS = 100
FENCES = 300
OPENINGS = 60
"""Comments, declarations and the like of HTML in one page."""

TAGS = 30

_FENCE = re.compile(r"[ \t]*(?:>[ \t]*)*(`{3,}|~{3,})")
_NESTED = re.compile(r"[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))")
_OPENING = re.compile(r"<[!?]")
_TAG = re.compile(
    r"<(/?)(?:div|section|article|aside|blockquote|details|figure|header|footer|main|nav|ul|ol|dl|table|form"
    r"|fieldset|span|center|object|svg)\b",
    re.IGNORECASE,
)


class Excess(NamedTuple):
    """What is too much, and the line of the text on which it stands, from 1."""

    line: int
    problem: str


def excess(body: str) -> Excess | None:
    """The first thing that is too much in a page's Markdown.

    >>> excess("[" * 5000).problem
    'the line has 5,000 characters, at most 4,000 are taken; break it'
    >>> excess("[" * 50).problem
    'more than 20 square brackets are open at once; close them, or put a backslash before each'
    """
    if len(body) > CHARACTERS:
        return Excess(1, f"the page has {len(body):,} characters, at most {CHARACTERS:,} are taken; split it")
    lines = body.split("\n")
    if len(lines) > LINES:
        return Excess(1, f"the page has {len(lines):,} lines, at most {LINES:,} are taken; split it")
    if len(_OPENING.findall(body)) > OPENINGS:
        return Excess(1, f"the page has more than {OPENINGS} comments or declarations of HTML; remove some")
    fences = tags = 0
    block: list[str] = []
    begun = 1
    for number, line in enumerate(lines, 1):
        if len(line) > LINE:
            return Excess(
                number, f"the line has {len(line):,} characters, at most {LINE:,} are taken; break it"
            )
        fences += _FENCE.match(line) is not None
        if fences > FENCES:
            return Excess(number, f"the page has more than {FENCES} fences of code; split it")
        if problem := _too_deep(line):
            return Excess(number, problem)
        for closes in _TAG.findall(line):
            tags = max(tags + (-1 if closes else 1), 0)
        if tags > TAGS:
            return Excess(number, f"more than {TAGS} elements of HTML are open at once; close them")
        if line.strip():
            if not block:
                begun = number
            block.append(line)
        if block and (not line.strip() or number == len(lines)):
            if problem := _too_many("\n".join(block)):
                return Excess(begun, problem)
            block = []
    return None


def _too_deep(line: str) -> str | None:
    """Quotes, lists and indentation, which are read one inside of another."""
    if not line.startswith((" ", "\t", ">", "-", "*", "+")) and not line[:1].isdigit():
        return None
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    if indent > INDENT and line.strip():
        return f"the line is indented by {indent} blanks, at most {INDENT} are taken; flatten the list"
    depth = end = 0
    while found := _NESTED.match(line, end):
        depth, end = depth + 1, found.end()
        if depth > DEEP:
            return f"more than {DEEP} quotes or lists stand in one another; flatten them"
    return None


def _too_many(block: str) -> str | None:
    """Marks of one paragraph, list or table, in which each is looked for from each."""
    for mark, most in MARKS.items():
        if block.count(mark) > most:
            return f"the paragraph holds more than {most:,} of {mark!r}; split it"
    if block.count("|") > CELLS and max(line.count("|") for line in block.split("\n")) > CELLS:
        return f"a row of a table has more than {CELLS} cells; split it"
    if block.count("[") > BRACKETS:
        depth = 0
        for one in re.finditer(r"\\.|[\[\]]", block):
            depth = max(depth + {"[": 1, "]": -1}.get(one[0], 0), 0)
            if depth > BRACKETS:
                return f"more than {BRACKETS} square brackets are open at once; close them, or put a backslash before each"
    return None
