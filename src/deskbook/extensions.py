"""A page's text as HTML: the dialect, and what stands beside it in Python-Markdown."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from markdown import Markdown

from deskbook.dialect.extension import Dialect

MARKDOWN: dict[str, dict[str, Any]] = {
    "toc": {"title": "On this page", "permalink": "¶", "permalink_title": "Link to this section"},
    "pymdownx.keys": {},
}
"""Extension → its options, in the order of their registration; a site's own stand behind them."""

_CALL = re.compile(r"\{\{\s*[a-z_]+\(\s*\"[a-z0-9-]+\"\s*\)\s*\}\}")
_RAW = re.compile(r"\{%[+-]?\s*(?:end)?raw\s*[+-]?%\}")


def without_calls(text: str) -> str:
    """A page's text with a word in place of every block, and without the marks round what is no call."""
    return _RAW.sub("", _CALL.sub("block", text))


def rendered(text: str) -> str:
    """The HTML that a page's text makes, a word in place of every block.

    >>> rendered('**Now** {{ raci("x") }}')
    '<p><strong>Now</strong> block</p>'
    """
    return _reader().reset().convert(without_calls(text))


@cache
def _reader() -> Markdown:
    return Markdown(extensions=[*MARKDOWN, Dialect()], extension_configs=MARKDOWN)
