"""Ranks documents for a query: words in common first, then what the words mean.

Whole numbers, and sums and divisions in a fixed order, so that `rank.js` gives the same order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from deskbook.search.settings import SETTINGS
from deskbook.search.stem import stem
from deskbook.search.table import cosine
from deskbook.search.words import STOP, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from deskbook.search.index import Index
    from deskbook.search.settings import Settings
    from deskbook.search.table import Table, Vector

Matches = list[tuple[str, float]]
"""The stems of the index that one word of the query stands for, each with its share."""


@dataclass(frozen=True, slots=True)
class Hit:
    """`phrase` is the number of the phrase that fits best, or -1."""

    document: int
    score: float
    phrase: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A query made ready: its words, its direction, the share of it in each document, the one it names."""

    matched: Sequence[tuple[str, Matches]]
    vector: Vector | None
    lexical: list[float]
    exact: int


NEAREST = 1.001
"""No document means more than the query itself; the rest is for the rounding of a sum."""


class Ranker:
    """One index with its table; made once, asked often."""

    def __init__(self, index: Index, table: Table | None, settings: Settings = SETTINGS) -> None:
        self.index, self.table, self.settings = index, table, settings
        self.sharded = len(index.documents) > settings.whole

    def search(self, query: str, *, typing: bool = False, limit: int = 10) -> list[Hit]:
        """The best documents, best first; none where the best is below the floor.

        With `typing`, the last word may be the beginning of one.
        """
        asked = self._asked(query, typing)
        hits = [hit for hit in self._ranked(asked) if hit.score > 0]
        if not hits or hits[0].score < self._floor(asked.matched):
            return []
        least = self.settings.tail * hits[0].score
        return [hit for hit in hits if hit.score >= least][:limit]

    def floor(self, query: str, *, typing: bool = False) -> float:
        """The least that the best document must score."""
        return self._floor(self._matched(query, typing))

    def _floor(self, matched: Sequence[tuple[str, Matches]]) -> float:
        strange = sum(not found for _, found in matched) / len(matched) if matched else 0.0
        return self.settings.floor + self.settings.strange * strange

    def _matched(self, query: str, typing: bool) -> list[tuple[str, Matches]]:
        """Each word of the query, without stop words where others are left, with its stems in the index."""
        every = list(dict.fromkeys(tokens(query)))
        words = ([word for word in every if word not in STOP] or every)[: self.settings.words]
        return [
            (word, self.expand(word, last=typing and place == len(words) - 1))
            for place, word in enumerate(words)
        ]

    def scores(self, query: str, *, typing: bool = False) -> list[Hit]:
        """Every document with its score, best first; ties in the order of the index."""
        return self._ranked(self._asked(query, typing))

    def _ranked(self, asked: Asked) -> list[Hit]:
        every = range(len(asked.lexical))
        near = set(self._candidates(asked.lexical)) if self.sharded else every
        hits = [
            self._weighed(asked, number) if number in near else self._hit(asked, number, 0.0, (0.0, -1))
            for number in every
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.document))

    def leads(self, query: str, number: int) -> bool:
        """Whether a document is the best for a query, found without weighing those that cannot win.

        Yes is what `search` would say too; no may also mean that only a search can tell.
        """
        asked = self._asked(query, typing=False)
        own = self._weighed(asked, number).score
        if self.sharded or own <= 0 or own < self._floor(asked.matched):
            return False

        def may_win(other: int) -> bool:
            echo = self._echo(asked.matched, other)
            best = self._hit(asked, other, echo, (NEAREST, -1)).score
            return best >= own and self._weighed(asked, other).score >= own

        return not any(may_win(other) for other in range(len(asked.lexical)) if other != number)

    def _asked(self, query: str, typing: bool) -> Asked:
        matched = self._matched(query, typing)
        meant = [found[0][0] if found else self.mend(stem(word)) for word, found in matched]
        vector = self.table.vector(meant) if self.table else None
        exact = self._exact(list(dict.fromkeys(tokens(query))))
        return Asked(matched, vector, self._lexical(matched, vector), exact)

    def _weighed(self, asked: Asked, number: int) -> Hit:
        meaning = self._meaning(asked.vector, number) if asked.vector else (0.0, -1)
        return self._hit(asked, number, self._echo(asked.matched, number), meaning)

    def _hit(self, asked: Asked, number: int, echo: float, meaning: tuple[float, int]) -> Hit:
        share = self.settings.lexical if asked.vector else 1.0
        part = self.settings.echo
        best, phrase = meaning
        words_in_common = (1 - part) * asked.lexical[number] + part * echo
        score = share * words_in_common + (1 - share) * best + (1.0 if number == asked.exact else 0.0)
        return Hit(number, score, phrase)

    def expand(self, word: str, *, last: bool) -> Matches:
        """The word itself, or what it begins, or the one word that a slip of the finger made it of."""
        one = stem(word)
        if one in self.index.postings:
            return [(one, 1.0)]
        if last and len(word) >= 2:
            begun = [term for term in self._near(one) if term.startswith((word, one))]
            if begun:
                return [(term, self.settings.prefix) for term in self._common(begun)[:4]]
        if self.table and one in self.table.rows:
            return []
        if len(one) >= 4 and not one.isdigit():
            near = [term for term in self._near(one) if term[0] == one[0] and one_edit(one, term)]
            if near:
                return [(self._common(near)[0], self.settings.typo)]
        return []

    def mend(self, one: str) -> str:
        """A word that the table does not know, as the first word of the table that is one edit away."""
        if not self.table or one in self.table.rows or len(one) < 4:
            return one
        return next((word for word in self.table.rows if one_edit(one, word)), one)

    @cached_property
    def _shards(self) -> dict[str, list[str]]:
        shards: dict[str, list[str]] = {}
        for term in self.index.postings:
            shards.setdefault(term[: self.settings.key] if self.sharded else "", []).append(term)
        return shards

    def _near(self, one: str) -> Sequence[str]:
        """The terms among which to look: all of them, or one shard of a large library."""
        return self._shards.get(one[: self.settings.key] if self.sharded else "", [])

    def _common(self, terms: Iterable[str]) -> list[str]:
        return sorted(terms, key=lambda term: (-len(self.index.postings[term]), term))

    @cached_property
    def _vectors(self) -> dict[int, list[list[Vector | None]]]:
        return {}

    def _lexical(self, matched: Sequence[tuple[str, Matches]], vector: Vector | None) -> list[float]:
        """The share of the query's weight that each document answers, 0 to 1."""
        settings = self.settings
        size = len(self.index.documents)
        total = 0.0
        scores = [0.0] * size
        for word, found in matched:
            if not found:
                total += self.index.rarest * settings.unknown
                continue
            weight = settings.code if any(letter.isdigit() for letter in word) else 1.0
            total += weight * max(self.index.idf[term] for term, _ in found)
            self._add(scores, [(term, share * weight) for term, share in found])
        if self.sharded and vector and not any(scores):
            self._add(scores, self._kin(vector))
            total = 2 * max(scores)
        return [score / total if total else 0.0 for score in scores]

    def _add(self, scores: list[float], found: Matches) -> None:
        """Add to each document the best of what the terms say of it."""
        best: dict[int, float] = {}
        for term, share in found:
            idf = self.index.idf[term]
            for number, impact in self.index.postings[term]:
                value = idf * share * impact / self.settings.top
                if value > best.get(number, 0.0):
                    best[number] = value
        for number, value in best.items():
            scores[number] += value

    def _kin(self, vector: Vector) -> Matches:
        """Where no word of the query is in a large library: the words of the table that mean the same."""
        if not self.table:
            return []
        alike = sorted(
            (
                (cosine(vector, self.table.vector([word])), -place)
                for place, word in enumerate(self.table.rows)
            ),
            reverse=True,
        )[: self.settings.kin]
        words = list(self.table.rows)
        return [
            (words[-place], value * self.settings.kinship)
            for value, place in alike
            if words[-place] in self.index.postings
        ]

    def _candidates(self, lexical: list[float]) -> list[int]:
        ranked = sorted(range(len(lexical)), key=lambda number: (-lexical[number], number))
        least = self.settings.reach * lexical[ranked[0]]
        best = ranked[: self.settings.candidates]
        return [number for number in best if lexical[number] > 0 and lexical[number] >= least]

    def _exact(self, words: list[str]) -> int:
        """The document whose id or title is the query, or -1; a large library fetches too few to tell."""
        asked = "" if self.sharded else " ".join(words)
        for number, one in enumerate(self.index.documents):
            if asked and asked in (one.id.replace("-", " "), " ".join(dict.fromkeys(tokens(one.title)))):
                return number
        return -1

    def _echo(self, matched: Sequence[tuple[str, Matches]], number: int) -> float:
        """How much of one phrase of a document the query repeats, and nothing else, 0 to 1."""
        unknown = self.index.rarest * self.settings.unknown
        terms = [found[0][0] for _, found in matched if found]
        total = unknown * (len(matched) - len(terms))
        for term in terms:
            total += self.index.idf[term]
        best = 0.0
        for phrase in self.index.phrases[number]:
            common, count = 0.0, 0
            for term in terms:
                if term in phrase:
                    common += self.index.idf[term]
                    count += 1
            if count:
                value = 2 * common / (total + common + unknown * (len(phrase) - count))
                if value > best:
                    best = value
        return best

    def _meaning(self, vector: Vector | None, number: int) -> tuple[float, int]:
        """How near a document's phrases or wordings are to the query, and the number of the nearest phrase."""
        if number not in self._vectors:
            texts = (self.index.phrases[number], self.index.wordings[number])
            self._vectors[number] = [
                [self.table.vector(one) if self.table else None for one in of] for of in texts
            ]
        phrases, wordings = self._vectors[number]
        near, place = self._nearness(vector, phrases)
        else_near = self._nearness(vector, wordings)[0] if wordings else 0.0
        return max(0.0, near, else_near), place

    def _nearness(self, vector: Vector | None, texts: Sequence[Vector | None]) -> tuple[float, int]:
        """How near the best of some texts is, a little of the next two in it, and its number."""
        alike = sorted(((cosine(vector, one), -place) for place, one in enumerate(texts)), reverse=True)
        (first, place), *others = alike[:3]
        rest = sum(value for value, _ in others) / len(others) if others else first
        return self.settings.phrase * first + (1 - self.settings.phrase) * rest, -place


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
