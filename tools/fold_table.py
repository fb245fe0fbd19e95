"""Writes the table by which the search folds characters, for Python and the browser alike.

    python tools/fold_table.py > src/deskbook/search/fold.txt

A line of the table is a text and the characters that read as it, in hexadecimal: how far the first of a run is from
the last one before it in the line (at the start: from 0), and behind a `-` how many more follow it; with a `+` at the
end, the first reads as the text and the next ones count up from there (a, b, c …). The line that begins with a space
holds what is not seen; `_` stands for a space. What stands in no line, and is not ASCII, parts words as a space does.

Python and browsers know different versions of Unicode, so neither asks its own.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from itertools import pairwise

PLAIN = {
    "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "þ": "th", "ð": "d", "ŧ": "t", "ŋ": "ng",
    "ĸ": "k", "ƒ": "f",
}  # fmt: skip
"""Letters that Unicode takes for letters of their own, as people type them without their keyboard."""
COMBINING = [(0x300, 0x36F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F)]
"""Marks that stand on any letter; those of one script stand on letters that the search does not read."""
SELECTORS = [
    (0x180B, 0x180F),
    (0xFE00, 0xFE0F),
    (0xE0100, 0xE01EF),
    (0x115F, 0x1160),
    (0x3164, 0x3164),
    (0xFFA0, 0xFFA0),
]
"""Marks and letters that show nothing."""
APOSTROPHES = "\u2018\u2019\u201b\u02bc\u2032\uff07"
LEFT_OUT = [
    (0x250, 0x2AF),
    (0x1D00, 0x1DBF),
    (0x2469, 0x24B5),
    (0x2C60, 0x2C7F),
    (0x3200, 0x33FF),
    (0xA720, 0xA7FF),
    (0xAB30, 0xAB6F),
]
"""Signs of phonetics, and words or two digits in a circle or square: nobody asks so, and each costs every reader bytes."""
DIGITS = [(0x660, 0x6F9), (0x966, 0x96F), (0xFF10, 0xFF19), (0x1D7CE, 0x1D7FF), (0x1FBF0, 0x1FBF9)]
"""Arabic, Persian, Indian, wide and styled ones."""


def meant(sign: str) -> str | None:
    """What a sign reads as, '' where it is not seen, None where it parts words."""
    code, category = ord(sign), unicodedata.category(sign)
    if (category == "Cf" and not 0x10000 < code < 0xE0000) or _within(code, COMBINING + SELECTORS):
        return ""
    if category == "Pd" or sign == "\N{MINUS SIGN}":
        return "-"
    if sign in APOSTROPHES:
        return "'"
    if (
        category in ("Cn", "Cs", "Co")
        or _within(code, LEFT_OUT)
        or (code >= 0x10780 and not 0x1D400 <= code < 0x1FC00)
    ):
        return None
    if category == "Nd":
        return str(unicodedata.digit(sign)) if _within(code, DIGITS) else None
    whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    letters = "".join(PLAIN.get(one, one) for one in whole if unicodedata.category(one) not in ("Mn", "Cf"))
    parts = re.findall("[a-z0-9]+", letters)
    return f"_{'_'.join(parts)}_" if len(parts) > 1 else "".join(parts) or None


def _within(code: int, ranges: list[tuple[int, int]]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def table() -> dict[int, str]:
    codes = (code for code in range(128, 0x110000) if not 0xD800 <= code < 0xE000)
    return {code: text for code in codes if (text := meant(chr(code))) is not None}


def lines(known: dict[int, str]) -> list[str]:
    runs: dict[str, list[str]] = {}
    ends: dict[str, int] = {}
    codes = list(known)
    first = codes[0]
    for code, following in pairwise([*codes, -1]):
        if following == code + 1 and _goes_on(known, first, following):
            continue
        text = known[first]
        run = f"{first - ends.get(text, 0):x}" + (f"-{code - first:x}" if code > first else "")
        runs.setdefault(text, []).append(run + "+" * (known[code] != text))
        ends[text], first = code, following
    return [" ".join([text, *runs[text]]) for text in sorted(runs)]


def _goes_on(known: dict[int, str], first: int, code: int) -> bool:
    start, before, text = known[first], known[code - 1], known[code]
    if text == start == before:
        return True
    counting = before != start or code == first + 1
    return (
        counting
        and len(start) == len(text) == 1
        and start.isalnum()
        and ord(text) == ord(start) + code - first
    )


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines(table())) + "\n")
