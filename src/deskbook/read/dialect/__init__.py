"""The Markdown that pages are written in, read once for the checks and the build alike.

It is CommonMark with GitHub's tables, tasks, strikethrough, footnotes and alerts. Admonitions, definition
lists, abbreviations, attribute lists and calls of blocks are ours, each a rule of the same reader: what the
checks see is what the page becomes, and what stands in code or in a comment is text for both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown_it import MarkdownIt
from markdown_it.rules_block import (
    blockquote,
    fence,
    heading,
    hr,
    html_block,
    lheading,
    list_block,
    paragraph,
)
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from deskbook.read.calls import call_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

DEEPEST = 60
"""How deep lists and quotes are read; the loader takes no page that goes a third as deep."""

_ADMONITION = re.compile(r"(!!!|\?\?\?\+?)[ \t]*([A-Za-z][\w -]*?)?(?:[ \t]+\"(.*)\")?[ \t]*$")
_ABBREVIATION = re.compile(r"\*\[([^\]\\\n]+)\][ ]?:[ ]*(.*)$")
_AT_END = re.compile(r"(?:^|[ \t]+|\n[ \t]*)\{(:?)[ ]*([^{}\n ][^{}\n]*)\}[ \t]*$")
_BEHIND = re.compile(r"\{(:)[ ]*([^{}\n ][^{}\n]*)\}")
_LONGEST = 40
"""Lines of a paragraph that are looked at for what can only go on with it; the look costs time for each item."""
_VERBATIM = ("fence", "code_block", "html_block", "comment")
_BARE = re.compile(r"[#.][A-Za-z]|[\w-]+=")
_ENDS_WITH_ATTRIBUTES = frozenset({"heading_open", "td_open", "th_open", "dt_open"})


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with more cells than the table has columns; the last ones are not shown."""

    line: int
    cells: int
    columns: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's text as blocks; lines count from 0 and belong to `lines`."""

    tokens: list[Token]
    lines: list[str]
    abbreviations: dict[str, str]
    long_rows: tuple[Row, ...]
    notes: dict[str, int]
    """Label of each footnote → the line that defines it."""
    twice: tuple[tuple[int, str], ...]
    """(line, label) of what is defined a second time."""


def read(text: str) -> Reading:
    """Read Markdown.

    >>> [token.type for token in read("1) One").tokens if token.nesting >= 0]
    ['ordered_list_open', 'list_item_open', 'paragraph_open', 'inline']
    """
    env: dict[str, Any] = {}
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    tokens = _reader().parse(text, env)
    again = [(one["map"][0], one["label"].lower()) for one in env.get("duplicate_refs", ())]
    return Reading(
        tokens,
        text.split("\n"),
        env.get("abbreviations", {}),
        tuple(env.get("long_rows", ())),
        env.get("notes", {}),
        (*env.get("twice", ()), *again),
    )


def said(children: Sequence[Token] | None) -> str:
    """The text of a line as it is read on the page.

    >>> said(read("Open **Stripe**, see [refunds](a.md)").tokens[1].children)
    'Open Stripe, see refunds'
    """
    parts = []
    for token in children or ():
        if token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type == "image":
            parts.append(said(token.children))
        elif token.type != "html_inline":
            parts.append(token.content)
    return "".join(parts)


def inline_lines(token: Token) -> Iterator[tuple[int, Token]]:
    """The parts of a paragraph, each with the line on which it stands."""
    line = token.map[0] if token.map else 0
    for child in token.children or ():
        yield line, child
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        else:
            line += child.content.count("\n") if child.type in ("html_inline", "call") else 0


def without_verbatim(reading: Reading, *kinds: str) -> str:
    """The text with its code blocks, raw HTML blocks and comments, or some of these, turned into spaces.

    >>> without_verbatim(read("a\\n~~~\\nb\\n~~~\\nc"))
    'a\\n   \\n \\n   \\nc'
    """
    kinds = kinds or _VERBATIM
    lines = reading.lines
    for token in reading.tokens:
        kind = "comment" if token.type == "html_block" and token.content.startswith("<!--") else token.type
        if token.map and (kind in kinds or token.type in kinds):
            lines = list(lines) if lines is reading.lines else lines
            span = slice(*token.map)
            lines[span] = [" " * len(line) for line in lines[span]]
        elif token.type == "inline" and "comment" in kinds and "<!--" in token.content:
            lines = list(lines) if lines is reading.lines else lines
            for line, child in inline_lines(token):
                if child.type == "html_inline" and child.content.startswith("<!--"):
                    for offset, piece in enumerate(child.content.split("\n")):
                        at = line + offset
                        lines[at] = lines[at].replace(piece, " " * len(piece), 1)
    return "\n".join(lines)


PROSE = ("fence", "code_block", "comment")
"""What is verbatim and no prose."""

_MOST = 20_000
_spaced: dict[tuple[str, tuple[str, ...]], str] = {}
"""(text, kinds) → the text without what is verbatim in it: many ask for it, and each reading takes milliseconds."""


def visible(text: str, *kinds: str) -> str:
    """A text without what is verbatim in it, as `without_verbatim`; a page that was read is not read again."""
    key = (text, kinds)
    if key not in _spaced:
        remember(read(text), text, kinds)
    return _spaced[key]


def remember(reading: Reading, text: str, *wanted: tuple[str, ...]) -> None:
    """Keep what `visible` gives for a text that has just been read."""
    if len(_spaced) > _MOST:
        _spaced.clear()
    for kinds in wanted:
        _spaced[text, kinds] = without_verbatim(reading, *kinds)


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"maxNesting": DEEPEST})
    reader.enable(["table", "strikethrough"])
    reader.options["tasklists"] = True
    reader.options["alerts"] = True
    reader.options["strikethrough_single_tilde"] = True
    reader.use(footnote_plugin, inline=False).use(deflist_plugin)
    reader.normalizeLink = str  # type: ignore[method-assign, assignment]
    reader.normalizeLinkText = str  # type: ignore[method-assign, assignment]
    reader.validateLink = bool  # type: ignore[method-assign, assignment]
    ends: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    reader.block.ruler.before("fence", "admonition", _admonition, ends)
    reader.block.ruler.before("reference", "abbreviation", _abbreviation)
    reader.block.ruler.disable("table")
    reader.core.ruler.disable("text_join")  # so that an escaped sign can be told from a raw one
    reader.block.ruler.before("reference", "rows", _table, {"alt": ["paragraph", "reference"]})
    begins = {"fence": fence, "hr": hr, "list": list_block, "html_block": html_block, "heading": heading}
    for name, rule in begins.items():
        also = ["paragraph", "reference", "blockquote", *(["list"] if name in ("fence", "hr") else [])]
        reader.block.ruler.at(name, _unless_lazy(rule), {"alt": also})
    reader.block.ruler.at("blockquote", _unless_lazy(_blockquote), ends)
    reader.block.ruler.at("lheading", _lazy(lheading))
    reader.block.ruler.at("paragraph", _lazy(paragraph))
    reader.block.tokenize = partial(_tokenize, reader.block.tokenize)  # type: ignore[method-assign]
    reader.inline.ruler.before("backticks", "call", _call)
    reader.core.ruler.after("block", "attributes_at_end", _attributes_at_end)
    reader.core.ruler.before("footnote_tail", "attributes_behind", _attributes_behind)
    reader.core.ruler.before("footnote_tail", "notes", _notes)
    return reader


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`!!! warning "Title"`, or `??? note` to unfold, and below it text that is indented by two or more."""
    if state.is_code_block(start):
        return False
    found = _ADMONITION.match(getLine(state, start))
    if not found or not (found[2] or found[3]):
        return False
    body = start + 1
    while body < end and state.isEmpty(body):
        body += 1
    indent = (state.sCount[body] if body < end else 0) - state.sCount[start]
    if silent:
        return True
    last = body
    indent = min(indent, 4)
    while indent >= 2 and last < end:
        if not state.isEmpty(last) and state.sCount[last] < state.sCount[start] + indent:
            break
        last += 1
    while last > start + 1 and (last > end or state.isEmpty(last - 1)):
        last -= 1
    if indent < 2:
        last = start + 1
    opening = state.push("admonition_open", "div", 1)
    opening.map = [start, last]
    opening.markup = found[1]
    opening.meta = {"classes": (found[2] or "note").lower().split(), "title": found[3]}
    kept = state.parentType, state.lineMax, state.blkIndent
    title = state.push("inline", "", 0)
    title.content = found[3] if found[3] is not None else opening.meta["classes"][0].capitalize()
    title.map, title.children = [start, start + 1], []
    title.meta = {"title": True}
    state.parentType, state.lineMax, state.blkIndent = "admonition", last, state.sCount[start] + indent
    if indent >= 2:
        state.md.block.tokenize(state, start + 1, last)
    state.parentType, state.lineMax, state.blkIndent = kept
    state.push("admonition_close", "div", -1).markup = found[1]
    state.line = last
    return True


def _abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`*[SLA]: Service level agreement` shows nothing; it explains the word wherever it stands."""
    found = None if state.is_code_block(start) else _ABBREVIATION.match(getLine(state, start))
    if not found:
        return False
    if not silent:
        state.env.setdefault("abbreviations", {})[found[1].strip()] = found[2].strip()
        state.line = start + 1
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    rule = getLine(state, start + 1) if start + 1 < end else ""
    if ("|" not in rule and ":" not in rule) or not table(state, start, end, silent):
        return False  # a line of dashes below `a | b` underlines a heading, as on GitHub
    if not silent:
        columns = _cells(getLine(state, start))
        for line in range(start + 2, state.line):
            if (cells := _cells(getLine(state, line))) > columns:
                state.env.setdefault("long_rows", []).append(Row(line, cells, columns))
    return True


def _blockquote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent:
        return blockquote(state, start, end, silent)
    lines = _going_on(state, start, end, quote=True)
    found = blockquote(state, start, end, silent)
    for line, indent in lines.items():
        state.sCount[line] = indent
    return found


def _unless_lazy(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """A line that an outer quote has found to go on with its paragraph (-1) can't begin anything else."""

    def begins(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return not (silent and state.sCount[start] < 0) and rule(state, start, end, silent)

    return begins


def _tokenize(whole: Callable[[StateBlock, int, int], None], state: StateBlock, start: int, end: int) -> None:
    """Keep how far each item is indented in which the reader now is."""
    indents = state.env.setdefault("indents", [])
    indents.append(state.blkIndent)
    whole(state, start, end)
    indents.pop()


def _lazy(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """A line that would be code in an outer item goes on with the paragraph above it, in whatever item.

    markdown-it lets signs in such a line end the paragraph; the standard and GitHub don't.
    """

    def read_on(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        lines = _going_on(state, start, state.lineMax)
        found = rule(state, start, end, silent)
        for line, indent in lines.items():
            state.sCount[line] = indent
        return found

    return read_on


def _going_on(state: StateBlock, start: int, end: int, quote: bool = False) -> dict[int, int]:
    """Mark with -1 the lines that can only go on with a paragraph, and tell how far they are indented."""
    kept: dict[int, int] = {}
    line = start + 1
    end = min(end, start + _LONGEST)
    while (state.blkIndent or quote) and line < end and not state.isEmpty(line):
        indent = state.sCount[line]
        inside = indent >= state.blkIndent
        outer = state.blkIndent if inside else _outer(state.env["indents"], indent)
        if indent - outer >= 4 and (not inside or (quote and getLine(state, line)[:1] == ">")):
            kept[line], state.sCount[line] = indent, -1
        line += 1
    return kept


def _outer(indents: list[int], indent: int) -> int:
    """The indent of the innermost item, of the same quote, to which a line so far in belongs."""
    last = indents[-1]
    for one in reversed(indents):
        if one > last:
            break
        if one <= indent:
            return one
        last = one
    return 0


def _cells(line: str) -> int:
    cells = escapedSplit(line.strip())
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")


def _call(state: StateInline, silent: bool) -> bool:
    """`{{ role("tier-2") }}`: a block that stands in the text, or a paragraph of its own."""
    found = call_at(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("call", "", 0)
        token.content = state.src[found.start : found.end]
        token.meta = {"name": found.name, "id": found.argument}
    state.pos = found.end
    return True


def _attributes_at_end(state: StateCore) -> None:
    """Take `{: #verify }` from the end of a heading, an item, a cell or a paragraph before it is read."""
    for index, token in enumerate(state.tokens):
        if token.type != "inline" or not token.content.rstrip().endswith("}"):
            continue
        opening = state.tokens[index - 1]
        if opening.type == "paragraph_open":
            before = state.tokens[index - 2] if index > 1 else None
            if before and before.type in ("list_item_open", "dd_open"):
                opening = before
            elif opening.hidden:
                continue
        elif opening.type not in _ENDS_WITH_ATTRIBUTES:
            continue
        found = _AT_END.search(token.content)
        if not found or (opening.type == "paragraph_open" and found[0][:1] != "\n"):
            continue
        if _assign(opening, found):
            token.content = token.content[: found.start()]


def _attributes_behind(state: StateCore) -> None:
    """Take `{: .wide }` that stands right behind a picture, a link, code or emphasis."""
    for token in state.tokens:
        if token.type != "inline" or "{:" not in token.content:
            continue
        openings: list[Token] = []
        last: Token | None = None
        for child in token.children or ():
            if child.nesting > 0:
                openings.append(child)
            if (
                child.type == "text"
                and last
                and (found := _BEHIND.match(child.content))
                and _assign(last, found)
            ):
                child.content = child.content[found.end() :]
            closed = openings.pop() if child.nesting < 0 and openings else None
            last = closed or (child if child.type in ("image", "code_inline") else None)


def _assign(token: Token, found: re.Match[str]) -> bool:
    if not found[1] and not _BARE.match(found[2]):
        return False
    attributes, rest = get_attrs_and_remainder(found[2])
    if rest:
        return False
    for name, value in attributes:
        if name == ".":
            token.attrJoin("class", str(value))
        elif value is not None:
            token.attrSet(name, value)
    return True


def _notes(state: StateCore) -> None:
    """Remember where footnotes are defined: those that nothing refers to are not shown."""
    notes: dict[str, int] = {}
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            label, line = token.meta["label"], (token.map or [0])[0]
            if label in notes:
                state.env.setdefault("twice", []).append((line, f"^{label}"))
            notes.setdefault(label, line)
    state.env["notes"] = notes
