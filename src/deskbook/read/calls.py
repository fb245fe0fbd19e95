"""The one grammar of a call in an author's text: `{{ name("text") }}`, with literal texts and nothing else.

The checks and the build read pages with this module alone, so what a check saw is what the build does. No
template engine ever sees the text: what is no call stays as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OPENING = re.compile(r"\{\{|\{%|\{#")
"""What begins a call, or a statement or a comment of a template engine, which are never taken."""

_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_NAME = r"[A-Za-z_][A-Za-z0-9_]{0,63}"
_TEXT = r"(?:\"[^\"\\\n{}]*\"|'[^'\\\n{}]*')"
_CALL = re.compile(rf"\s*({_NAME})\(\s*((?:{_TEXT}\s*(?:,\s*{_TEXT}\s*)*)?)\)\s*")
_ONE_TEXT = re.compile(_TEXT)
_RAW = re.compile(r"\{%-?[ \t]{0,9}raw[ \t]{0,9}-?%\}")
_END_RAW = re.compile(r"\{%-?[ \t]{0,9}endraw[ \t]{0,9}-?%\}")
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Call:
    """One `{{ … }}`; `name` is None where it is no call, or begins what a template engine would run.

    `is_raw` says that this is one of the two marks around text that shows calls to its reader.
    """

    name: str | None
    arguments: tuple[str, ...]
    source: str
    line: int
    start: int
    end: int
    is_raw: bool = False

    @property
    def argument(self) -> str:
        """The first text, which names the record of a block, or ''."""
        return self.arguments[0] if self.arguments else ""


def calls(text: str, first_line: int = 1) -> list[Call]:
    """Every call in `text`, and all that looks like one; what stands between `raw` and `endraw` is none.

    >>> [(one.name, one.arguments) for one in calls('{{ raci("refund") }} {{ config }}')]
    [('raci', ('refund',)), (None, ())]
    """
    return list(_calls(text, first_line))


def call_at(text: str, start: int) -> Call | None:
    """The call that begins at `start`, if one does.

    >>> call_at('By {{ role("tier-2") }}.', 3).arguments, call_at("{{ config }}", 0), call_at("x", 0)
    (('tier-2',), None, None)
    """
    if not text.startswith("{{", start):
        return None
    other = text.find("{{", start + 2)
    end = text.find("}}", start + 2, len(text) if other < 0 else other)
    call = next(_calls(text[start : end + 2], 1)) if end >= 0 else None
    if call is None or call.name is None:
        return None
    return replace(call, start=start, end=end + 2)


def substitute(
    text: str, put: Callable[[Call], str | None], first_line: int = 1, *, seen: str | None = None
) -> str:
    """`text` with what `put` makes of each call in its place, in one pass; None leaves the call as it stands.

    `seen` is the text in which calls are looked for: as long as `text`, with blanks where a call is no call,
    such as in code.

    >>> substitute('{{ hi("Jo") }} {{ 7*7 }} {% raw %}{{ hi("x") }}{% endraw %}', lambda call: "Hi, {{ 1 }}")
    'Hi, {{ 1 }} {{ 7*7 }} {{ hi("x") }}'
    >>> substitute('{{ a() }} `{{ a() }}`', lambda call: "A", seen='{{ a() }}            ')
    'A `{{ a() }}`'
    """
    if seen is not None and len(seen) != len(text):
        raise ValueError("the text and what is seen of it differ in length")
    if not OPENING.search(text):
        return text
    pieces: list[str] = []
    end = 0
    for call in _calls(text if seen is None else seen, first_line):
        put_in = "" if call.is_raw else (put(call) if call.name is not None else None)
        if put_in is not None:
            pieces += [text[end : call.start], put_in]
            end = call.end
    return "".join([*pieces, text[end:]])


def _calls(text: str, first_line: int) -> Iterator[Call]:
    line, counted, end, raw_ends = first_line, 0, 0, -1
    unclosed: set[str] = set()
    while found := OPENING.search(text, end):
        start, opening = found.start(), found[0]
        line, counted = line + text.count("\n", counted, start), start
        closing = _CLOSING[opening]
        close = -1 if opening in unclosed else text.find(closing, start + 2)
        if close < 0 or (opening == "{{" and text.find("{{", start + 2, close) >= 0):
            if close < 0:
                unclosed.add(opening)
            end = start + 2
            yield Call(None, (), _source(text, start, start + _SHOWN), line, start, end)
            continue
        after = end = close + 2
        call = _CALL.fullmatch(text, start + 2, close) if opening == "{{" else None
        is_raw = start == raw_ends
        if opening == "{%" and "raw" not in unclosed and _RAW.fullmatch(text, start, end):
            if over := _END_RAW.search(text, end):
                is_raw, end = True, over.start()
                raw_ends = end
            else:
                unclosed.add("raw")
        yield Call(
            call[1] if call else None,
            tuple(one[1:-1] for one in _ONE_TEXT.findall(call[2])) if call else (),
            _source(text, start, after),
            line,
            start,
            after,
            is_raw,
        )


def _source(text: str, start: int, end: int) -> str:
    """The first line of an expression, shortened."""
    return text[start : min(end, start + _SHOWN)].split("\n", 1)[0]
