"""Every heading, list item and figure of the five articles is answered on the site."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from .audit import FILE, digests
from .coverage import Article, articles, table
from .targets import Unknown, text

if TYPE_CHECKING:
    from deskbook.library.model import Library

ARTICLES = articles()
of_each = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.title)


@of_each
def test_each_entry_has_a_place_or_a_reason(article: Article) -> None:
    assert [one.says for one in article.entries if not one.at and not one.none] == []
    assert [one.says for one in article.entries if one.holds and not one.at] == []


@of_each
def test_each_place_exists(library: Library, article: Article) -> None:
    missing = []
    for entry in article.entries:
        for target in entry.at:
            try:
                text(library, target)
            except Unknown:
                missing.append(f"{entry.says}: {target}")
    assert missing == []


@of_each
def test_each_value_stands_in_its_place(library: Library, article: Article) -> None:
    missing = []
    for entry in article.entries:
        words = " | ".join(text(library, target) for target in entry.at) if entry.holds else ""
        missing += [
            f"{entry.says}: {value!r} in {entry.at}" for value in entry.holds if not _in(value, words)
        ]
    assert missing == []


def _in(value: str, words: str) -> bool:
    """Whether the value stands there as a whole: 15 minutes is not in 115 minutes."""
    return re.search(rf"(?<![\w.]){re.escape(value)}(?!\w)", words, re.IGNORECASE) is not None


@of_each
def test_each_heading_is_listed_once(article: Article) -> None:
    assert [says for says, times in Counter(one.says for one in article.headings).items() if times > 1] == []


def test_the_headings_are_those_that_were_held_against_the_articles() -> None:
    """Whoever adds or drops one holds the list against the articles again: see audit.py."""
    assert FILE.read_text("utf-8") == digests(ARTICLES)


def test_the_table_shows_all() -> None:
    lines = table().splitlines()
    assert len(lines) > 500
    assert sum("[" in line for line in table(figures=True).splitlines()) > 150
    assert all(article.title.upper() in lines for article in ARTICLES)
