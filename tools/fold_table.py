"""Writes the table by which the search folds characters, for Python and the browser alike.

    python tools/fold_table.py > src/deskbook/search/fold.txt

A line of the table is a text and the characters that read as it, in hexadecimal, `FIRST-LAST` where they follow
each other; with a `+` behind, the first reads as the text and the next ones count up from there (a, b, c …). The line that
begins with a space holds what is not seen; `_` stands for a space. What stands in no line, and is not ASCII, parts
words as a space does.

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
SIGNS_OF_THE_EAST = range(0x3200, 0x3400)
"""Whole words in a circle or a square: nobody asks so."""


def meant(sign: str) -> str | None:
    """What a sign reads as, '' where it is not seen, None where it parts words."""
    code, category = ord(sign), unicodedata.category(sign)
    if category == "Cf" or any(first <= code <= last for first, last in COMBINING + SELECTORS):
        return ""
    if category == "Pd" or sign == "\N{MINUS SIGN}":
        return "-"
    if sign in APOSTROPHES:
        return "'"
    if category in ("Cn", "Cs", "Co") or code in SIGNS_OF_THE_EAST:
        return None
    if category == "Nd":
        return str(unicodedata.digit(sign))
    whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    letters = "".join(PLAIN.get(one, one) for one in whole if unicodedata.category(one) not in ("Mn", "Cf"))
    parts = re.findall("[a-z0-9]+", letters)
    return f"_{'_'.join(parts)}_" if len(parts) > 1 else "".join(parts) or None


def table() -> dict[int, str]:
    codes = (code for code in range(128, 0x110000) if not 0xD800 <= code < 0xE000)
    return {code: text for code in codes if (text := meant(chr(code))) is not None}


def lines(known: dict[int, str]) -> list[str]:
    spans: dict[str, list[str]] = {}
    codes = list(known)
    first = codes[0]
    for code, following in pairwise([*codes, -1]):
        if following == code + 1 and _goes_on(known, first, following):
            continue
        span = f"{first:x}" if first == code else f"{first:x}-{code:x}"
        spans.setdefault(known[first], []).append(span + "+" * (known[code] != known[first]))
        first = following
    return [" ".join([text, *spans[text]]) for text in sorted(spans)]


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
