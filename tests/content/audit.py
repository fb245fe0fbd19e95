"""Holds `articles/` against the articles themselves, for whoever has them as text files.

    python tests/content/audit.py FOLDER

A heading that the article lacks, and a number of the article that no entry mentions, are printed. A `*` in a
heading stands for the name of a product. If every heading is found, their digests go into `headings.txt`;
a test compares them, so that none is lost unseen.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .coverage import Article

FILE = Path(__file__).with_name("headings.txt")
_NUMBER = re.compile(r"(?<![\w.$])\$?\d+(?:,\d{3})*(?:\.\d+)?%?(?!\w)")
_NUMBERING = re.compile(r"^[\s•-]*\d+(?:\.\d+)*[.:]?\s")


def digests(articles: Sequence[Article]) -> str:
    """One line for each article: how many headings, and a digest of them."""
    lines = []
    for place, article in enumerate(articles, 1):
        says = "\n".join(one.says for one in article.headings)
        digest = hashlib.sha256(says.encode()).hexdigest()[:16]
        lines.append(f"{place} {len(article.headings)} {digest}\n")
    return "".join(lines)


def lost(article: Article, source: str) -> list[str]:
    """Headings that are no line of the source."""
    lines = "\n".join(" ".join(line.split()).lstrip("- #").rstrip(":") for line in source.splitlines())
    return [one.says for one in article.headings if not re.search(_pattern(one.says), lines, re.MULTILINE)]


def _pattern(heading: str) -> str:
    return "^" + re.escape(heading.rstrip(":")).replace(r"\*", r"\S+") + "$"


def unnamed(article: Article, source: str) -> list[str]:
    """Lines of the source with a number that no entry mentions."""
    said = " ".join(f"{one.says} {' '.join(one.holds)} {one.none}" for one in article.entries)
    known = set(_NUMBER.findall(said))
    found = []
    for line in source.splitlines():
        numbers = [one for one in _NUMBER.findall(_NUMBERING.sub("", line)) if one not in known]
        if numbers:
            found.append(f"{', '.join(numbers)}: {line.strip()[:160]}")
    return found


def main(folder: str) -> None:
    from coverage import articles

    listed, clean = articles(), True
    for article, path in zip(listed, sorted(Path(folder).glob("*.txt")), strict=True):
        source = path.read_text("utf-8")
        sys.stdout.write(f"\n{article.title}\n")
        for heading in lost(article, source):
            clean = False
            sys.stdout.write(f"  not a line of it: {heading}\n")
        for line in unnamed(article, source):
            sys.stdout.write(f"  number that no entry mentions: {line}\n")
    if clean:
        FILE.write_text(digests(listed), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
