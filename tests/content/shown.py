"""Text as a reader meets it: blocks rendered, Markdown without its marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from deskbook import app
from deskbook.html.rendering import is_inline
from deskbook.read.outline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

_CALL = re.compile(r"\{\{\s*([a-z_]+)\(\s*\"([^\"]*)\"\s*\)\s*\}\}")
_ATTRIBUTES = re.compile(r"\{:[^}\n]*\}|\{%[^%\n]*%\}")


def shown(library: Library, markdown: str, *, records: bool = True) -> str:
    """The words that a piece of a page shows; without `records`, only what stands in its sentences.

    >>> from deskbook import app
    >>> files = {"sop_data/figure/window.yml": "title: Window\\nvalue: 14\\nunit: days\\n"}
    >>> shown(app.open_files(files), 'Refund within **{{ figure("window") }}**. {: #now }')
    'Refund within 14 days.'
    """

    def block(call: re.Match[str]) -> str:
        name, argument = call.groups()
        if not records and not is_inline(name):
            return "|"
        return " ".join(app.render(library, name, argument).itertext())

    return " ".join(plain(_CALL.sub(block, _ATTRIBUTES.sub("", markdown))).split())


def strings(value: Any) -> Iterator[str]:
    """Every text and number inside of a record's data, in its order."""
    if isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif value is not None:
        yield str(value)
