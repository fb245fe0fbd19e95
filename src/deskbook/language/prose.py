"""The prose of a page: its Markdown with code, calls, addresses and raw HTML blanked out."""

from __future__ import annotations

import re

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)[^`\n]+\1(?!`)")
_NOT_PROSE = re.compile(
    r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}"  # calls of blocks
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s\"[^\"\n]*\")?\)"  # where a link leads
    r"|\{:?[ \t]*[#.][^{}\n]*\}"  # attribute lists
    r"|</?[A-Za-z][^<>\n]*>|<https?:[^<>\s]*>"  # raw HTML, addresses
    r"|https?://[^\s)>]+"
)
_SIGN = re.compile(r"[^\n]")


def prose(body: str) -> str:
    """The body with all but prose turned into spaces; lines and columns stay where they were.

    >>> prose("Wait `30 minutes`, see [it](a-2-days.md).")
    'Wait             , see [it              .'
    """
    return _NOT_PROSE.sub(_blank, without_code(body))


def without_code(body: str) -> str:
    """The body with fenced code, inline code and comments turned into spaces.

    >>> without_code("a `b`\\n```\\nc\\n```\\nd")
    'a    \\n   \\n \\n   \\nd'
    """
    body = _without_comments(body)
    if "`" not in body and "~~~" not in body:
        return body
    lines = body.split("\n")
    fence = ""
    for index, line in enumerate(lines):
        if found := _FENCE.match(line):
            mark = found[1]
            if not fence:
                fence = mark
            elif mark.startswith(fence) and not line.strip(" \t" + mark[0]):
                fence = ""
            lines[index] = " " * len(line)
        elif fence:
            lines[index] = " " * len(line)
        elif "`" in line:
            lines[index] = _CODE.sub(_blank, line)
    return "\n".join(lines)


def _without_comments(body: str) -> str:
    start = body.find("<!--")
    if start < 0:
        return body
    parts, done = [], 0
    while start >= 0:
        end = body.find("-->", start)
        end = len(body) if end < 0 else end + 3
        parts += [body[done:start], _SIGN.sub(" ", body[start:end])]
        done, start = end, body.find("<!--", end)
    return "".join([*parts, body[done:]])


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
