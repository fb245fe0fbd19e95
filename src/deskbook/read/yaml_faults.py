"""Why a text is not YAML, in words that its owner can act on: the parser's own name its inner states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}$)", re.MULTILINE)
_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_OPENS = re.compile(r"(?:[:\-,\[{]\s+|^)([\"'])")
_UNREADABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML cannot hold, and the byte order mark, which it drops at the start only."""

_INVISIBLE = {
    "\xa0": "a no-break space",
    "\ufeff": "an invisible byte order mark",
    "\u200b": "an invisible space",
}
_BULLETS = "•‣▪●◦·–—*"


def why(text: str, error: yaml.YAMLError) -> tuple[int, int, str]:
    """(line, column, what is wrong; what to do), both counted from 1.

    >>> import yaml
    >>> def tell(text):
    ...     try:
    ...         list(yaml.parse(text, Loader=yaml.CSafeLoader))
    ...     except yaml.YAMLError as error:
    ...         return why(text, error)
    >>> tell("title: A\\nteam Support\\ntier: lead\\n")
    (2, 1, "'team Support' has no colon; write field: value")
    >>> tell("team: Support\\nreach: @floor\\n")
    (2, 8, "a value cannot begin with '@'; put the value in quotes")
    """
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if found := _CONFLICT.search(text):
        message = "two versions stand here, unmerged; keep one and remove the lines of <, = and >"
        return text.count("\n", 0, found.start()) + 1, 1, message
    if not mark:
        found = _UNREADABLE.search(text)
        if not found:
            return 1, 1, "the file holds a character that YAML does not take; write it anew as plain text"
        line, column = (
            text.count("\n", 0, found.start()) + 1,
            found.start() - text.rfind("\n", 0, found.start()),
        )
        return line, column, f"character U+{ord(found[0]):04X} cannot stand in a text; remove it"
    lines = [*_BREAK.split(text), ""]
    here = lines[min(mark.line, len(lines) - 1)]
    problem: str = getattr(error, "problem", None) or "the line cannot be read"
    at = mark
    if message := _unseen(here):
        return mark.line + 1, 1, message
    if "mapping values" in problem and (above := _unfinished(lines, mark.line)) is not None:
        return above + 1, 1, _no_colon(lines[above])
    if context and (
        mark.line >= len(_BREAK.split(text.rstrip("\n")))
        or ("',' or" in problem and _indent(here) <= _indent(lines[context.line]))
    ):
        at = context  # what was never closed began here
    if "could not find expected ':'" in problem and context:
        line = lines[context.line]
        return context.line + 1, context.column + 1, _unseen(line) or _no_colon(line)
    if (tab := _tab(here, mark.column)) is not None:
        return mark.line + 1, tab + 1, "a tab stands here; use spaces"
    if opened := _open_quote(lines, mark.line):
        return *opened, "the quotation mark that opens here is not closed; close it"
    return at.line + 1, at.column + 1, _message(problem, here, mark.column)


def _message(problem: str, line: str, column: int) -> str:
    here = line[column : column + 1]
    after = line[:column].strip()
    if line.strip().startswith("* "):
        return _no_colon(line)
    if line.strip() in ("}", "]"):
        return f"{line.strip()!r} closes what was never opened; remove it"
    if "document start" in problem and not after:
        return f"{_shown(line)} follows the end of the record; remove the line above that ends it, such as ... or a text in braces"
    if after[-1:] in ("'", '"', "}", "]") and any(one in problem for one in _AFTER):
        return "text follows the end of the value; put the whole value in quotes"
    if "document start" in problem and after == "...":
        return "text follows the ... that ends the record; remove the dots"
    if line.startswith("%"):
        return "a line cannot begin with '%'; remove it, or put the text in quotes"
    if line.startswith("--- "):
        return "text follows the three hyphens; begin the fields on the next line"
    if "cannot start any token" in problem or ("node content" in problem and here):
        return f"a value cannot begin with {here!r}; put the value in quotes"
    if "alphabetic or numeric" in problem:
        return f"a value cannot begin with {line[column - 1 : column]!r}; put the value in quotes"
    if "comment or line break" in problem:
        return "text follows the | or > of the value; begin it on the next line, or put the value in quotes"
    if "escape" in problem or "hexdecimal" in problem:
        return "a backslash stands in double quotes; use single quotes, or write it twice"
    if "',' or" in problem:
        closing = problem.rpartition("or ")[2].strip("'")
        if line[column : column + 1] == ":":
            return f"a colon stands in a value, or the closing {closing} is missing; quote the value or add {closing}"
        return f"what opens here is not closed, or a comma is missing; add {closing} or the comma"
    if "mapping values" in problem:
        if re.match(r"\s*(?:- +)?[\w-]+: +\S", line[:column]):
            return "a second colon stands in the value; put the value in quotes"
        return "the line is indented too far, or the line above is not finished; align it with its neighbours"
    if "expected key" in problem or "'-' indicator" in problem:
        return "the line does not align with those around it; indent it as they are"
    if "sequence entries" in problem:
        return "a list begins in the line of its field; begin it on the next line, or put the value in quotes"
    return f"{_shown(line)} cannot be read; write field: value, and put the value in quotes"


_AFTER = ("expected key", "'-' indicator", "document start")


def _shown(line: str) -> str:
    text = line.strip()
    return repr(text if len(text) <= 40 else f"{text[:38]}…")


def _unseen(line: str) -> str:
    """What is wrong with a line that looks right: a space before or after its field that is none."""
    found = re.match(r"\s*(?:- )?[^:\s]*:?([\xa0\ufeff\u200b])|^[ ]*([\xa0\ufeff\u200b])", line)
    sign = found and (found[1] or found[2])
    if sign and not re.match(r"[ ]*(?:- +)?[\w-]+:(?: |$)", line):
        return f"{_INVISIBLE[sign]} stands here; put a plain space in its place, or remove it"
    return ""


def _unfinished(lines: list[str], upto: int) -> int | None:
    """The line right above that has neither a field nor an item, where a field follows it at the same depth."""
    above = upto - 1
    if above < 0 or _indent(lines[above]) != _indent(lines[upto]) or not lines[above].strip():
        return None
    return None if re.match(r"\s*(?:- |#|---|[^\s:]+:(?:\s|$))", lines[above]) else above


def _no_colon(line: str) -> str:
    text = line.strip()
    shown = _shown(line)
    if text[:1] in _BULLETS:
        return f"{shown} begins with {text[0]!r}, which makes no list; begin it with a hyphen and a space"
    if re.match(r"-\w", text):
        return f"{shown} has no space after the hyphen; write - and a space before the text"
    if found := re.match(r"([\w-]+)\s*([：=])\s*(.*)", text):
        return f"{shown} has {found[2]!r} in place of the colon; write {found[1]}: {found[3][:40]}"
    if re.match(r"[\w-]+:\S", text):
        return f"{shown} has no space after the colon; write field: value"
    return f"{shown} has no colon; write field: value"


def _tab(line: str, column: int) -> int | None:
    """Where a tab stands at the place or in the indentation."""
    indent = line[: _indent(line)]
    place = indent.find("\t") if "\t" in indent else column
    return place if line[place : place + 1] == "\t" else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _open_quote(lines: list[str], upto: int) -> tuple[int, int] | None:
    """(line, column) of a quotation mark that opens a value above the error and closes nowhere before it."""
    for number in range(min(upto, len(lines)) - 1, -1, -1):
        found = _OPENS.search(lines[number])
        if found and not any(
            found[1] in one for one in (lines[number][found.end() :], *lines[number + 1 : upto])
        ):
            return number + 1, found.start(1) + 1
    return None
