"""Pages show what was written: each case here, and any mixture, as GitHub's own parser reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import cmarkgfm
import pytest
import yaml
from cmarkgfm.cmark import Options
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbook.read.dialect import read, without_verbatim

from .structure import structure

if TYPE_CHECKING:
    from collections.abc import Callable

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases.yml").read_text(encoding="utf-8")
)
"""Name → text and what it shows; `own` where GitHub has no such thing."""

SIGNS = ["- ", "* ", "+ ", "-   ", "1. ", "2. ", "1) ", "9. ", "10. ", "> ", "## ", "-\t"]
WORDS = ["a", "b c", "*d*", "~~f~~", "**g**h", "[i](j.md)", "k_l_m", "&amp;", "1 < 2", r"\*n\*", "o\\"]
LINES = [*WORDS, "", "", "", "```", "~~~", "````", "---", "p | q"]
WHOLE = [
    "| a | b |\n|---|--:|\n| c |\n| d | e |",
    "===",
    "<!-- r -->",
]


def github(text: str, *, loose: bool = True) -> str:
    options = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
    html: str = cmarkgfm.github_flavored_markdown_to_html(text, options)
    return structure(html, loose=loose)


@pytest.mark.parametrize("name", CASES)
def test_a_case(name: str, page: Callable[[str], str]) -> None:
    case = CASES[name]
    assert structure(page(case["text"])) == case["shows"]
    if not case.get("own"):
        assert github(case["text"]) == case["shows"]


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Lines of all sorts in any indent.

    Tasks and code in a line are left to the cases: GitHub's parser loses count of both in odd mixtures.
    """
    lines = []
    for _ in range(draw(st.integers(1, 12))):
        indent = " " * draw(st.sampled_from([0, 0, 0, 1, 2, 3, 4, 5, 6, 8]))
        if draw(st.integers(0, 7)) == 0:
            lines += [(indent + line).rstrip() for line in draw(st.sampled_from(WHOLE)).split("\n")]
            continue
        signs = "".join(draw(st.lists(st.sampled_from(SIGNS), max_size=2)))
        lines.append((indent + signs + draw(st.sampled_from(LINES))).rstrip(" "))
    return "\n".join(lines) + "\n"


@given(text=documents())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_mixture(text: str, page: Callable[[str], str]) -> None:
    assert structure(page(text), loose=False) == github(text, loose=False)


@given(text=documents())
@settings(max_examples=100, deadline=None)
def test_text_without_code_keeps_its_places(text: str) -> None:
    left = without_verbatim(read(text))
    assert len(left) == len(text)
    assert all(one == other or one == " " for one, other in zip(left, text, strict=True))
