from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import markdown
import pytest

from deskbook import app
from deskbook.markdown import session

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = {
    "sop_data/role/tier-1.yml": "title: Support Specialist\nteam: Support\nsummary: Answers.\nreach: Chat.\n"
}


@pytest.fixture(scope="session")
def page() -> Callable[[str], str]:
    """The HTML that our pages' Markdown becomes."""
    session._open["library"] = app.open_files(FILES, dt.date(2026, 11, 22))
    session._rendered.cache_clear()
    reader = markdown.Markdown(extensions=["toc", "deskbook.markdown.extension"])

    def convert(text: str) -> str:
        html: str = reader.reset().convert(text)
        return html

    return convert
