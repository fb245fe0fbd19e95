"""Fingerprints of the articles that this library was written from.

The library covers what five published articles say on support procedures, in its own words. The articles are
not ours to publish, so they are not here. What is here are fingerprints: every run of eight words of theirs,
lower-cased and without punctuation, salted and hashed with SHA-256, of which the first six bytes are kept,
sorted. From these nobody can read an article, but a page that shares eight words in a row is found.

    python tests/content/make_shingles.py FOLDER   # FOLDER holds the articles as text files
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path(__file__).with_name("shingles.bin")
RUN = 8
SIZE = 6
SALT = b"deskbook originality 1\0"
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")


def words(text: str) -> list[str]:
    """The words of a text, alike however they are set.

    >>> words("Don’t **close** it: wait 5-10 days!")
    ["don't", 'close', 'it', 'wait', '5', '10', 'days']
    """
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def fingerprint(run: list[str]) -> bytes:
    return hashlib.sha256(SALT + " ".join(run).encode()).digest()[:SIZE]


def shingles(text: list[str]) -> Iterator[tuple[int, bytes]]:
    """(place, fingerprint) of every run of eight words."""
    for place in range(len(text) - RUN + 1):
        yield place, fingerprint(text[place : place + RUN])


def known() -> frozenset[bytes]:
    """The fingerprints of the articles."""
    content = FILE.read_bytes()
    return frozenset(content[start : start + SIZE] for start in range(0, len(content), SIZE))


def main(folder: str) -> None:
    articles = sorted(Path(folder).glob("*.txt"))
    found = {mark for article in articles for _, mark in shingles(words(article.read_text("utf-8")))}
    FILE.write_bytes(b"".join(sorted(found)))
    sys.stdout.write(f"{len(articles)} articles, {len(found):,} runs of {RUN} words in {FILE.name}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
