"""The Markdown that pages are written in: the extensions of Python-Markdown, and a page's text as HTML."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from markdown import Markdown

MARKDOWN: dict[str, dict[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "md_in_html": {},
    "sane_lists": {},
    "tables": {"use_align_attribute": True},
    "toc": {"title": "On this page", "permalink": True, "permalink_title": "Link to this section"},
    "pymdownx.details": {},
    "pymdownx.keys": {},
    "pymdownx.superfences": {},
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
    return Markdown(extensions=list(MARKDOWN), extension_configs=MARKDOWN)
