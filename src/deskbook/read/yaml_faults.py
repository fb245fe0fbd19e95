"""Why a text is not YAML, in words that its owner can act on: the parser's own name its inner states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}$)", re.MULTILINE)
_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_OPENS = re.compile(r"(?:[:\-,\[{]\s+|^)([\"'])")
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


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
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        return line, 1, "a control character stands here; remove it"
    lines = [*_BREAK.split(text), ""]
    here = lines[min(mark.line, len(lines) - 1)]
    problem: str = getattr(error, "problem", None) or "the line cannot be read"
    at = mark
    if context and (
        mark.line >= len(_BREAK.split(text.rstrip("\n")))
        or ("',' or" in problem and _indent(here) <= _indent(lines[context.line]))
    ):
        at = context  # what was never closed began here
    if "could not find expected ':'" in problem and context:
        return context.line + 1, context.column + 1, _no_colon(lines[context.line])
    if (tab := _tab(here, mark.column)) is not None:
        return mark.line + 1, tab + 1, "a tab stands here; use spaces"
    if opened := _open_quote(lines, mark.line):
        return *opened, "the quotation mark that opens here is not closed; close it"
    return at.line + 1, at.column + 1, _message(problem, here, mark.column)


def _message(problem: str, line: str, column: int) -> str:
    here = line[column : column + 1]
    if "cannot start any token" in problem or ("node content" in problem and here):
        return f"a value cannot begin with {here!r}; put the value in quotes"
    if "alphabetic or numeric" in problem:
        return f"a value cannot begin with {line[column - 1 : column]!r}; put the value in quotes"
    if "comment or line break" in problem:
        return "text follows the | or > of the value; begin it on the next line, or put the value in quotes"
    if "unknown escape" in problem:
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
    if "expected key" in problem and line[:column].strip().rpartition(" ")[2][-1:] in ("'", '"', "}", "]"):
        return "text follows the end of the value; put the whole value in quotes"
    if "expected key" in problem or "'-' indicator" in problem:
        return "the line does not align with those around it; indent it as they are"
    if "sequence entries" in problem:
        return "a list begins in the line of its field; begin it on the next line, or put the value in quotes"
    return f"{problem}; mend the line or put the value in quotes"


def _no_colon(line: str) -> str:
    text = line.strip()
    shown = repr(text if len(text) <= 40 else f"{text[:38]}…")
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
