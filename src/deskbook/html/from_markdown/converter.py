"""A page's text as HTML: the dialect, and what stands beside it in Python-Markdown."""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown import Markdown

from deskbook.html.from_markdown.dialect import Dialect
from deskbook.read.calls import OPENING, substitute
from deskbook.read.dialect import visible

MARKDOWN: dict[str, dict[str, Any]] = {
    "toc": {
        "marker": "",
        "title": "On this page",
        "permalink": "¶",
        "permalink_title": "Link to this section",
    },
    "pymdownx.keys": {},
}
"""Extension → its options, in the order of their registration; a site's own stand behind them."""


def without_calls(text: str) -> str:
    """A page's text with a word in place of every block, and without the marks round what is no call."""
    if not OPENING.search(text):
        return text
    return substitute(text, lambda call: "block", seen=visible(text))


def rendered(text: str) -> str:
    """The HTML that a page's text makes, a word in place of every block.

    >>> rendered('**Now** {{ raci("x") }}')
    '<p><strong>Now</strong> block</p>'
    """
    return _reader().reset().convert(without_calls(text))


@cache
def _reader() -> Markdown:
    return Markdown(extensions=[*MARKDOWN, Dialect()], extension_configs=MARKDOWN)
