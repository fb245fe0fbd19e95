"""Ten thousand queries of every sort in one process: no traceback, and none that keeps an agent waiting."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deskbook import app
from deskbook.search.answers import Search

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SIGNS = [
    chr(code)
    for code in (*range(0x250), 0x301, 0x200B, 0x202E, 0xAD, 0xD800, 0xDFFF, 0xFF21, 0x4E2D, 0x1D5FF)
]
LONG = [
    "x",
    "y",
    "ab",
    "1a",
    "a-1 ",
    "é",
    "is",
    "ation",
    "a-",
    "1-",
    "e\u0301",
    "p 1 ",
    "' ",
    "sses",
    "\u202e",
    "½",
]


def some_words(dice: random.Random, words: list[str]) -> str:
    return " ".join(dice.choices(words, k=dice.randrange(1, 12)))


def slipped(dice: random.Random, words: list[str]) -> str:
    text = list(some_words(dice, words))
    for _ in range(dice.randrange(1, 6)):
        text[dice.randrange(len(text))] = dice.choice(SIGNS)
    return "".join(text)


def noise(dice: random.Random, words: list[str]) -> str:
    return "".join(dice.choices(SIGNS, k=dice.randrange(80)))


def pasted(dice: random.Random, words: list[str]) -> str:
    """A whole mail, or one sign held down."""
    if dice.random() < 0.5:
        return " ".join(dice.choices(words, k=2000))
    return dice.choice(LONG) * dice.choice([1, 100, 20_000])


MAKERS: list[Callable[[random.Random, list[str]], str]] = (
    [some_words] * 12 + [slipped] * 12 + [noise] * 12 + [pasted]
)


@pytest.mark.fuzz
def test_ten_thousand_queries() -> None:
    library = app.open_folder(ROOT)
    search = Search(library)
    rows = [
        json.loads(line)["query"]
        for path in sorted(ROOT.glob("benchmarks/queries/*.jsonl"))
        for line in path.read_text().splitlines()
    ]
    words = sorted({word for row in rows for word in row.split()})
    dice = random.Random(20)
    for number in range(10_000):
        query = dice.choice(MAKERS)(dice, words)
        started = time.process_time()
        found = search.ask(query, typing=bool(number % 2))
        took = time.process_time() - started
        assert took < 1, f"{took:.1f} s for {query[:80]!r} ({len(query)} signs)"
        assert all(0 < hit.score <= 2 for hit in found.hits)
