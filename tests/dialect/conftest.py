from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import markdown
import pytest

from deskbook import app
from deskbook.pages import session
from deskbook.read.calls import substitute
from deskbook.read.dialect import read, without_verbatim

if TYPE_CHECKING:
    from collections.abc import Callable

_CODE = re.compile(r"`[^`\n]*`")

FILES = {
    "sop_data/role/tier-1.yml": "title: Support Specialist\nteam: Support\nsummary: Answers.\nreach: Chat.\n"
}


@pytest.fixture(scope="session")
def page() -> Callable[[str], str]:
    """The HTML that our pages' Markdown becomes."""
    session._open["library"] = app.open_files(FILES, dt.date(2026, 11, 22))
    session._rendered.cache_clear()
    reader = markdown.Markdown(extensions=["toc", "deskbook.pages.extension"])

    def convert(text: str) -> str:
        """As a build does it: calls are written out before the text is read, and none of them in code."""
        seen = _CODE.sub(lambda found: " " * len(found[0]), without_verbatim(read(text)))
        called = substitute(text, lambda call: f"[[desk {call.name} {call.argument}]]", seen=seen)
        html: str = reader.reset().convert(called)
        return html

    return convert
