"""What would keep a build busy for seconds is told, and what passes is read in a moment.

The time is the processor's own, and a base text is read beside each slow input, so that a busy or slow computer
is no fault.
"""

from __future__ import annotations

import contextlib
import random
import time
from functools import cache

import markdown
import pytest

from deskbook import app
from deskbook.errors import DeskbookError
from deskbook.pages import session
from deskbook.read.limits import CELLS, CHARACTERS, DEEP, LINE, LINES, excess
from deskbook.site import settings

TOKENS = """[ ] ( ) ![ [a]( [a]: ](x) [[ [^a] * ** *** _ __ *a **a _a_ a*b **a* *a** _a__b ` `` ~~~ ``` < <a </a> <div>
</div> <!-- --> <? <![CDATA[ &amp; &# & \\ | |a > - 1. 1) # ## { } {: {: #a } ++ ++ctrl++ == ^^ ~~ *[a]: !!! ???
:\x20\x20 \" ' http:// a@b.c <http:// word x 1 ... [x][y] {{ }} {% %} {# raw """.split(" ")
PIECES = [
    *(one for token in TOKENS for one in token.split("\n") if one),
    "\n",
    "\n\n",
    "    ",
    "  ",
    " ",
    "\t",
    "\n> ",
    "\n- ",
    "\n    - ",
    "\n| a ",
    "\n<div markdown>\n",
    "\n```\n",
    '\n!!! note "x"\n    ',
    "\n:   ",
]


@cache
def convert_with() -> list[str]:
    session._open["library"] = app.open_files({"docs/index.md": "Welcome.\n"})
    session.preview(True)
    return list(settings.MARKDOWN)


def seconds(text: str) -> float:
    """How long a page of this text takes to be checked and rendered."""
    names = convert_with()
    begun = time.process_time()
    app.check(app.open_files({"docs/owners/x.md": text}))
    with contextlib.suppress(DeskbookError):
        markdown.Markdown(extensions=names, extension_configs=dict(settings.MARKDOWN)).convert(text)
    return time.process_time() - begun


BASE = "# A page\n\n" + "A line of **text** with [a link](index.md) and `code`.\n\n" * 200


def dense(dice: random.Random) -> str:
    """A text made of few pieces, repeated: what looks ahead from each mark finds the most to do."""
    pieces = [dice.choice(PIECES) for _ in range(dice.randint(1, 4))]
    size = dice.choice([50, 400, 2_000, 3_900, 8_000, 30_000, 59_000])
    text = ""
    while len(text) < size:
        text += "".join(pieces) if dice.random() < 0.9 else dice.choice(PIECES)
        if dice.random() < 0.02 * (size > 4_000):
            text += dice.choice(["\n", "\n\n"])
    return text[:size]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Fine.\n\n" + "[" * 5_000, 3),
        ("Fine.\n\n" + "\n".join(["[" * 10] * 500), 3),
        ("Fine.\n" + "x" * (LINE + 1), 2),
        ("> " * (DEEP + 1) + "x", 1),
        ("- " * (DEEP + 1) + "x", 1),
        ("1. " * (DEEP + 1) + "x", 1),
        ("- x\n" + " " * 80 + "- y", 2),
        ("\n".join(["x"] * (LINES + 1)), 0),
        ("x\n\n" * 900 + "y " * CHARACTERS, 0),
        ("|a" * (CELLS + 5), 1),
        ("<div markdown>\n\n" * 300, 61),
        ("*" * 3_000, 1),
        ("```\n\n" * 600, 601),
        ("<!-- \n" * 100, 0),
    ],
    ids=lambda one: str(one)[:12].replace("\n", "_"),
)
def test_what_is_too_much_is_told_at_its_line(text: str, line: int) -> None:
    library = app.open_files({"docs/owners/x.md": f"---\ntitle: X\n---\n{text}\n"})
    told = [one for one in app.check(library) if one.code == "SOP224"]
    assert [one.where.line for one in told] == [line + 3]
    assert "; " in told[0].message


@pytest.mark.parametrize(
    "text",
    [
        BASE,
        "- one\n    - two\n        - three\n            - four\n",
        "| a | b |\n| --- | --- |\n" + "| [x](y) and [z](w) | `[a]` |\n" * 90,
        "```\n" + "a[0], b_c_d = {x}\n" * 90 + "```\n",
        "[[a], [b, [c]]] " * 20,
        "Word " * 700,
    ],
    ids=["base", "list", "table", "code", "brackets", "long line"],
)
def test_what_a_person_writes_is_fine(text: str) -> None:
    assert excess(text) is None


def slow(count: int, seed: int) -> list[tuple[float, str]]:
    """The inputs of a run that pass the check and yet take over a second beyond the base."""
    dice = random.Random(seed)
    found = []
    for _ in range(count):
        text = dense(dice)
        if excess(text):
            continue
        taken = seconds(text)
        if taken > 1 and (beyond := min(seconds(text) - seconds(BASE) for _ in range(3))) > 1:
            found.append((beyond, text[:200]))
    return found


def test_no_text_that_passes_takes_a_second_beyond_the_base() -> None:
    assert slow(150, 1) == []


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", range(4))
def test_ten_thousand_texts_take_no_second_beyond_the_base(seed: int) -> None:
    assert slow(2_500, seed) == []
