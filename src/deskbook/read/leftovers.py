"""What a page's Markdown says and the page does not show: signs left raw, items moved, text dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from deskbook.read.dialect import Reading

Kind = Literal["raw", "cells", "unclosed", "place", "number", "note", "empty", "step"]

OPAQUE = "\ufffc"
"""Stands for what is no plain text: code, a picture, a call, a sign that is escaped."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """One of them; `what` is the piece of text, `mend` what to do."""

    line: int
    kind: Kind
    what: str
    mend: str


_LINK = "link a page as [its words](page.md)"
_SIGNS: tuple[tuple[str, str], ...] = (
    (r"!?\[\[[^\[\]\n]{1,200}\]\]", _LINK),
    (r"\[\^[^\]\s]{1,80}\]", "define it below, such as [^1]: The note"),
    (r"\[[^\[\]\n]{1,200}\]\[[^\[\]\n]{0,200}\]", "define the second name below, or " + _LINK),
    (r"\[[^\[\]\n]{1,200}\][ \t]+\((?:https?:|#|\.{0,2}/)?[\w./#-]{1,200}\)", "leave no space before ("),
    (
        r"\[[^\[\]\n]{1,200}\]\([^()\n]{0,200}[ \t][^()\n]{0,200}\)",
        "put < > around an address that holds spaces",
    ),
    (r"!\[[^\[\]\n]{0,200}\]", "name the file of the picture: ![words](file.png)"),
    (r"^\[[^\[\]\n]{1,200}\]:[ \t].{0,40}", "a definition is [name]: address, after an empty line"),
    (r"^\*\[[^\]\n]{1,80}\].{0,40}", "an abbreviation is *[SLA]: its meaning, on a line of its own"),
    (r"^\[[ xX]?\](?!\().{0,40}", "a task is - [ ] and a space, or - [x] and a space"),
    (r"^===[!+]?[ \t]*[\"“].{0,60}", "tabs hide text; make each a heading"),
    (r"^(?:!!!|\?\?\?).{0,60}", 'write !!! warning "Title", and its text below, indented by four'),
    (r"^\[![A-Za-z]{1,40}\][+-]?", "write NOTE, TIP, IMPORTANT, WARNING or CAUTION, alone on its line"),
    (r"^:{3,}[ \t]*[\w{].{0,60}", 'write !!! note "Title", and its text below, indented by four'),
    (r"^(?:`{3,}|~{3,}).{0,40}", "begin the code in a line of its own, after an empty line"),
    (r"^#{2,6}[^\s#].{0,40}|^#[A-Z].{0,40}", "a heading needs a space after #"),
    (r"^\d{1,3}[.)][A-Z].{0,40}", "an item needs a space after its number"),
    (r"^[-*+][A-Z].{0,40}", "an item needs a space after its sign"),
    (r"^[•●▪◦‣].{0,40}", "begin an item with -"),
    (
        r"\*\*|~~|(?<![\w*])\*(?=[^\s*])|(?<!\w)__(?=\w)|(?<![\w_])_(?=[^\s_])|(?<=\w)__(?!\w)",
        "close it, or put it in code",
    ),
    (r"==(?=\S)[^=\n]{1,200}(?<=\S)==", "use **strong**"),
    (r"(?<![\w:]):[a-z][a-z0-9_+-]{1,40}:(?![\w:])", "use the sign itself, or words"),
    (r"\$\$[^$\n]{1,200}\$\$", "write the formula in words"),
    (r"%%[^%\n]{1,200}%%", "write a comment as <!-- words -->"),
    (
        r"\{[:.][^{}\n]{0,200}\}",
        "attributes stand at the end of a heading or an item, or right behind a link",
    ),
)
_RAW = re.compile("|".join(f"(?P<s{index}>{sign})" for index, (sign, _) in enumerate(_SIGNS)), re.MULTILINE)
_MAY_BE_RAW = re.compile(r"[\[=!?:`~#*+_$%{•●▪◦‣|-]|\d[.)]|\n")
_INNER_ITEM = re.compile(r"\n((?:[-*+]|\d{1,9}[.)]|>|#{1,6})[ \t].{0,40})")
_LETTERED = re.compile(r"^\(?([A-Za-z])[.)][ \t].*\n\(?[A-Za-z][.)][ \t]", re.MULTILINE)
_ROW = re.compile(r"^\|.*\|[ \t]*(?:\n|$)", re.MULTILINE)
_ITEM = re.compile(r"([ \t>]*)((?:\d{1,9}[.)]|[-*+])[ \t]*)")
_LIKE_MARKDOWN = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)]|>|#{1,6})[ \t]|!!!|\?\?\?|\|.*\|)")
STEP = re.compile(r"\bsteps?[ \t\n\u00a0]+(?:no\.?[ \t]*|#)?\d{1,2}(?![\w%.-]*\w)", re.IGNORECASE)
"""A step by its number, as in "step 6"; two steps, or 6 steps, are none."""


def leftovers(reading: Reading) -> Iterator[Leftover]:
    """Everything that is not shown as it was written; lines count from 0."""
    for row in reading.long_rows:
        what = f"a row of {row.cells} cells in a table of {row.columns} columns"
        yield Leftover(row.line, "cells", what, "remove a cell, or write \\| for a bar that is text")
    yield from _notes(reading)
    yield from _lists(reading)
    for index, token in enumerate(reading.tokens):
        if token.type == "inline":
            yield from _inline(token)
        elif token.type in ("fence", "html_block"):
            yield from _unclosed(token, reading.lines)
        elif token.type == "code_block" and _LIKE_MARKDOWN.match(token.content):
            shown = token.content.strip().split("\n")[0][:60]
            yield Leftover(
                _line(token), "place", f"{shown!r} is indented so far that it is code", "indent it less"
            )
        elif token.type == "admonition_open" and reading.tokens[index + 2].type == "admonition_close":
            shown = reading.lines[_line(token)].strip()[:60]
            yield Leftover(
                _line(token), "empty", f"{shown!r} has no text", "indent the text below it by four"
            )


def plain_text(token: Token) -> tuple[str, list[int]]:
    """The text of a paragraph, and the line on which each line of it stands."""
    parts: list[str] = []
    line = _line(token)
    lines = [line]
    for child in token.children or ():
        if child.type == "text":
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            line += 1
            lines.append(line)
            parts.append("\n")
        elif not child.nesting:
            parts.append(OPAQUE)
            line += child.content.count("\n")
    return "".join(parts), lines


def _inline(token: Token) -> Iterator[Leftover]:
    if not _MAY_BE_RAW.search(token.content) and "tep" not in token.content.lower():
        return
    text, lines = plain_text(token)

    def at(offset: int) -> int:
        return lines[min(text.count("\n", 0, offset), len(lines) - 1)]

    table = _ROW.match(text)
    if table and text.count("|") > 1:
        yield Leftover(
            at(0),
            "raw",
            repr(table[0].strip()[:60]),
            "a table needs a line such as |---|---| below its first row",
        )
        return
    for found in _RAW.finditer(text):
        mend = next(_SIGNS[int(name[1:])][1] for name, value in found.groupdict().items() if value)
        yield Leftover(at(found.start()), "raw", repr(found[0].strip()[:60]), mend)
    for found in _INNER_ITEM.finditer(text):
        mend = "leave an empty line before it, and indent it as far as the text that it belongs to"
        yield Leftover(at(found.start(1)), "raw", repr(found[1].strip()[:60]), mend)
    if lettered := _LETTERED.search(text):
        mend = "number the items 1. 2., or begin them with -"
        yield Leftover(at(lettered.start()), "raw", repr(lettered[0].split("\n")[0][:60]), mend)
    for found in STEP.finditer(text):
        yield Leftover(at(found.start()), "step", " ".join(found[0].split()), "")


def _unclosed(token: Token, lines: Sequence[str]) -> Iterator[Leftover]:
    if token.type == "html_block":
        if token.content.startswith("<!--") and "-->" not in token.content:
            yield Leftover(_line(token), "unclosed", "the comment has no end", "write --> after it")
        return
    first, end = token.map or (0, 1)
    last = lines[end - 1].strip(" \t>") if end - 1 > first else ""
    if not last.startswith(token.markup) or last.strip(token.markup[0]):
        mend = f"write {token.markup} on a line of its own after it, indented as its first line"
        yield Leftover(
            first, "unclosed", f"the code that begins with {token.markup}{token.info} has no end", mend
        )


def _notes(reading: Reading) -> Iterator[Leftover]:
    used = {
        child.meta["label"]
        for token in reading.tokens
        for child in token.children or ()
        if child.type == "footnote_ref"
    }
    for label, line in reading.notes.items():
        if label not in used:
            mend = f"write [^{label}] where it belongs, or remove it"
            yield Leftover(line, "note", f"footnote {label!r} is used nowhere and not shown", mend)
    for line, label in reading.twice:
        yield Leftover(
            line, "note", f"{label!r} is defined a second time, and this one is not used", "keep one"
        )


def _lists(reading: Reading) -> Iterator[Leftover]:
    """Items that stand where their writer did not mean them, and numbers that are not those shown."""
    open_lists: list[_List] = []
    closed: dict[int, _List] = {}
    for token in reading.tokens:
        if token.type.endswith("_list_open"):
            new = _List(token, token.level)
            before = closed.get(token.level)
            new.column = _column(reading, token)[0]
            if before and before.end == _line(token) and new.column > before.column:
                yield _misplaced(reading, token, before)
            open_lists.append(new)
        elif token.type.endswith("_list_close"):
            done = open_lists.pop()
            done.end = done.token.map[1] if done.token.map else 0
            closed[done.level] = done
        elif token.type == "list_item_open" and open_lists:
            yield from open_lists[-1].item(reading, token)
        if token.nesting > 0 and not token.type.startswith(("list_item", "bullet", "ordered")):
            closed.pop(token.level, None)


class _List:
    """One list while its items pass."""

    def __init__(self, token: Token, level: int) -> None:
        self.token, self.level = token, level
        self.column = self.text = self.end = self.count = 0
        self.before: int | None = None

    def item(self, reading: Reading, token: Token) -> Iterator[Leftover]:
        column, text = _column(reading, token)
        if self.count and column > self.column:
            yield _misplaced(reading, token, self)
        else:
            self.column, self.text = column, text
        self.count += 1
        if self.token.tag == "ol" and token.info.isdecimal():
            written = int(token.info)
            first = int(self.token.attrs.get("start", 1))
            shown = first + self.count - 1
            if written not in (shown, first):
                mend = "number the items in order; indent what stands between two of them as their text"
                yield Leftover(_line(token), "number", f"item {written} is shown as {shown}", mend)


def _misplaced(reading: Reading, token: Token, above: _List) -> Leftover:
    shown = reading.lines[_line(token)].strip()[:60]
    return Leftover(
        _line(token),
        "place",
        f"{shown!r} is indented, and yet no part of the item above",
        f"indent it by {above.text}, or not at all",
    )


def _column(reading: Reading, token: Token) -> tuple[int, int]:
    """How far an item's sign is indented, and how far its text."""
    found = _ITEM.match(reading.lines[_line(token)].expandtabs(4))
    return (len(found[1]), len(found[1]) + len(found[2])) if found else (0, 0)


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0
