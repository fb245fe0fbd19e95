"""Ranks documents for a query: words in common first, then what the words mean.

Whole numbers and divisions in a fixed order, so that `rank.js` gives the same order everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from deskbook.search.index import STEPS
from deskbook.search.stem import stem
from deskbook.search.table import cosine
from deskbook.search.words import STOP, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deskbook.search.index import Index
    from deskbook.search.table import Table, Vector

LEXICAL = 0.45
"""Share of the words in common in a score; the rest is meaning."""
PHRASE = 0.6
"""Share of a page's best phrase in its meaning; the rest is its two next best."""
TYPO = 0.7
PREFIX = 0.8
FLOOR = 0.36
"""Scores below this say nothing: better no answer than ten wrong pages."""


@dataclass(frozen=True, slots=True)
class Hit:
    """`phrase` is the number of the phrase that fits best, or -1."""

    document: int
    score: float
    phrase: int


class Ranker:
    """One index with its table; made once, asked often."""

    def __init__(self, index: Index, table: Table | None) -> None:
        self.index, self.table = index, table

    def search(self, query: str, *, typing: bool = False, limit: int = 10) -> list[Hit]:
        """The best documents, best first; none where the best is below the floor.

        With `typing`, the last word may be the beginning of one.
        """
        hits = [hit for hit in self.scores(query, typing=typing) if hit.score > 0]
        if not hits or hits[0].score < FLOOR:
            return []
        return hits[:limit]

    def scores(self, query: str, *, typing: bool = False) -> list[Hit]:
        """Every document with its score, best first; ties in the order of the index."""
        words = [word for word in dict.fromkeys(tokens(query)) if word not in STOP]
        if not words:
            words = list(dict.fromkeys(tokens(query)))
        matched: list[tuple[list[tuple[str, float]], float]] = []
        meant: list[str] = []
        for position, word in enumerate(words):
            found = self.expand(word, last=typing and position == len(words) - 1)
            matched.append((found, 0.0))
            meant.extend(one for one, _ in found[:1])
            if not found:
                meant.append(self.mend(stem(word)))
        lexical = self._lexical([found for found, _ in matched])
        meaning = self._meaning(meant)
        hits = []
        for number in range(len(self.index.documents)):
            best, phrase = meaning[number] if meaning else (0.0, -1)
            share = LEXICAL if meaning else 1.0
            hits.append(Hit(number, share * lexical[number] + (1 - share) * best, phrase))
        return sorted(hits, key=lambda hit: (-hit.score, hit.document))

    def expand(self, word: str, *, last: bool) -> list[tuple[str, float]]:
        """The stems of the index that a word stands for, each with its share."""
        one = stem(word)
        if one in self.index.postings:
            return [(one, 1.0)]
        if last and len(word) >= 2:
            begun = [term for term in self.terms if term.startswith(word) or term.startswith(one)]
            if begun:
                ranked = sorted(begun, key=lambda term: (-len(self.index.postings[term]), term))
                return [(term, PREFIX) for term in ranked[:4]]
        if self.table and one in self.table.rows:
            return []
        if len(one) >= 4 and not one.isdigit():
            near = [term for term in self.terms if abs(len(term) - len(one)) <= 1 and one_edit(one, term)]
            if near:
                ranked = sorted(near, key=lambda term: (-len(self.index.postings[term]), term))
                return [(ranked[0], TYPO)]
        return []

    def mend(self, one: str) -> str:
        """A word that the table does not know, as the one word of the table that is one edit away."""
        if not self.table or one in self.table.rows or len(one) < 4:
            return one
        return next((word for word in self.table.rows if one_edit(one, word)), one)

    @cached_property
    def terms(self) -> list[str]:
        return list(self.index.postings)

    @cached_property
    def vectors(self) -> list[list[Vector | None]]:
        """Phrase vectors of each document."""
        if not self.table:
            return []
        return [[self.table.vector(phrase) for phrase in phrases] for phrases in self.index.phrases]

    def _lexical(self, matched: Sequence[Sequence[tuple[str, float]]]) -> list[float]:
        """The share of the query's weight that each document answers, 0 to 1."""
        size = len(self.index.documents)
        unknown = max(self.index.idf.values(), default=1000)
        total = 0.0
        scores = [0.0] * size
        for found in matched:
            if not found:
                total += unknown * 0.6
                continue
            total += max(self.index.idf[term] for term, _ in found)
            best = [0.0] * size
            for term, share in found:
                idf = self.index.idf[term]
                for number, impact in self.index.postings[term]:
                    best[number] = max(best[number], idf * share * impact / STEPS)
            scores = [a + b for a, b in zip(scores, best, strict=True)]
        return [score / total if total else 0.0 for score in scores]

    def _meaning(self, meant: Sequence[str]) -> list[tuple[float, int]]:
        """For each document, how near its phrases are to the query, and the number of the nearest."""
        if not self.table:
            return []
        vector = self.table.vector(meant)
        if vector is None:
            return []
        found = []
        for phrases in self.vectors:
            alike = sorted(
                ((cosine(vector, one), -number) for number, one in enumerate(phrases)), reverse=True
            )
            rest = alike[1:3]
            next_best = sum(value for value, _ in rest) / len(rest) if rest else alike[0][0]
            best = PHRASE * alike[0][0] + (1 - PHRASE) * next_best
            found.append((max(0.0, best), -alike[0][1]))
        return found


def one_edit(a: str, b: str) -> bool:
    """Whether one letter added, dropped, changed or swapped with its neighbour turns `a` into `b`.

    >>> one_edit("refnud", "refund"), one_edit("refun", "refund"), one_edit("refund", "refund")
    (True, True, False)
    """
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < len(a) and start < len(b) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        return rest_a[1:] == rest_b[1:] or (
            rest_a[2:] == rest_b[2:] and rest_a[0] == rest_b[1] and rest_a[1] == rest_b[0]
        )
    return rest_a[1:] == rest_b if len(a) > len(b) else rest_a == rest_b[1:]
