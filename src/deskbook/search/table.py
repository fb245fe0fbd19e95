"""The table of word vectors that ships with the package: what words mean beyond their letters.

`tools/distil_words.py` makes it; `words.bin` holds, little-endian: `DESKWORD`, the number of words
(u16), dimensions (u8), bits a value (u8), the length of the words in bytes (u32), the words joined
by line breaks, and the rows.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache, reduce
from importlib.resources import files
from math import sqrt
from operator import add, mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Vector = tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Table:
    """Word stem → row of whole numbers; a text's vector is the sum of its words', of length one."""

    rows: Mapping[str, tuple[int, ...]]
    dimensions: int

    def vector(self, stems: Sequence[str]) -> Vector | None:
        """The direction of a text, from its distinct stems in order; None where the table knows none."""
        total = [0] * self.dimensions
        for one in dict.fromkeys(stems):
            if row := self.rows.get(one):
                total = [a + b for a, b in zip(total, row, strict=True)]
        length = sqrt(sum(value * value for value in total))
        return tuple(value / length for value in total) if length else None


def cosine(a: Vector | None, b: Vector | None) -> float:
    """How alike two directions are, from -1 to 1; 0 where one is missing."""
    if a is None or b is None:
        return 0.0
    return reduce(add, map(mul, a, b), 0.0)  # in this order, as the browser adds them


def read(content: bytes) -> Table:
    """Raises ValueError where the bytes are not such a table."""
    if content[:8] != b"DESKWORD":
        raise ValueError("not a table of word vectors; make it with tools/distil_words.py")
    count, dimensions, bits, length = struct.unpack_from("<HBBI", content, 8)
    words = content[16 : 16 + length].decode().split("\n")
    size = dimensions * bits // 8
    rows = {}
    for index in range(count):
        raw = content[16 + length + index * size : 16 + length + (index + 1) * size]
        if bits == 8:
            rows[words[index]] = struct.unpack(f"{dimensions}b", raw)
        else:
            halves = (half for byte in raw for half in (byte & 15, byte >> 4))
            rows[words[index]] = tuple(half - 16 if half > 7 else half for half in halves)
    return Table(rows, dimensions)


def content() -> bytes:
    """The bytes of the shipped table."""
    return files("deskbook.search").joinpath("words.bin").read_bytes()


@cache
def shipped() -> Table:
    return read(content())
