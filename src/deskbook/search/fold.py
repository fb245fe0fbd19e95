"""Characters as the search reads them: accents, ligatures, wide and styled letters become plain ones.

`fold.txt` is the one table, made by `tools/fold_table.py`; the browser gets it with the index (`words.js`).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


class Table(dict[int, str | None]):
    """For `str.translate`: what the table does not name parts words, unless it is ASCII."""

    def __missing__(self, code: int) -> str | None:
        return chr(code) if code < 128 else " "


def content() -> str:
    """The table as it is written."""
    return files("deskbook.search").joinpath("fold.txt").read_text(encoding="utf-8").removesuffix("\n")


def read(written: str) -> Table:
    """The table of `content`.

    >>> read("e e8-1\\na 1d400-1+\\n ad 2") == {232: "e", 233: "e", 0x1D400: "a", 0x1D401: "b", 173: "", 175: ""}
    True
    """
    table = Table()
    for line in written.split("\n"):
        text, *runs = line.split(" ")
        code = 0
        for run in runs:
            far, _, more = run.rstrip("+").partition("-")
            code += int(far, 16)
            for step in range(int(more or "0", 16) + 1):
                counted = chr(ord(text) + step) if run.endswith("+") else text
                table[code + step] = counted.replace("_", " ")
            code += int(more or "0", 16)
    return table


@cache
def shipped() -> Table:
    return read(content())


def fold(text: str) -> str:
    """A text in ASCII and lower case.

    >>> fold("Café re\\u00adfund ﬁne ＡＢＣ Straße 𝗿𝗲𝗳𝘂𝗻𝗱 Ｎº ٤٠٤ 中")
    'cafe refund fine abc strasse refund no 404  '
    """
    return (text if text.isascii() else text.translate(shipped())).lower()
