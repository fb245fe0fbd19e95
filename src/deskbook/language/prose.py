"""The prose of a page: its Markdown with code, calls, addresses and raw HTML blanked out."""

from __future__ import annotations

import re
from functools import lru_cache

from deskbook.read.dialect import PROSE, visible

_MAY_BE_CODE = re.compile(r"[`\t]|~~~|<!--|    ")
_CODE = re.compile(r"(`+)[^`\n]+\1(?!`)")
_NOT_PROSE = re.compile(
    r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}"  # calls of blocks
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s\"[^\"\n]*\")?\)"  # where a link leads
    r"|\{:?[ \t]*[#.][^{}\n]*\}"  # attribute lists
    r"|</?[A-Za-z][^<>\n]*>|<https?:[^<>\s]*>"  # raw HTML, addresses
    r"|https?://[^\s)>]+"
)


def prose(body: str) -> str:
    """The body with all but prose turned into spaces; lines and columns stay where they were.

    >>> prose("Wait `30 minutes`, see [it](a-2-days.md).")
    'Wait             , see [it              .'
    """
    return _NOT_PROSE.sub(_blank, without_code(body))


@lru_cache(maxsize=4096)
def without_code(body: str) -> str:
    """The body with code blocks, inline code and comments turned into spaces.

    >>> without_code("a `b`\\n```\\nc\\n```\\nd")
    'a    \\n   \\n \\n   \\nd'
    """
    if not _MAY_BE_CODE.search(body):
        return body
    text = visible(body, *PROSE)
    return _CODE.sub(_blank, text) if "`" in text else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
