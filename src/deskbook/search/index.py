"""The index: for each stem, how much it says about each document, as small whole numbers.

BM25F (Robertson, Zaragoza 2004): a stem's counts in the fields of a page are weighted and normalised
by each field's length, summed, and saturated once, with one idf a page. All of that is worked out
here, so that answering is adding whole numbers, alike in Python and in the browser.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from deskbook.search.settings import SETTINGS
from deskbook.search.words import stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from deskbook.search.documents import Document

WEIGHTS = {
    "title": 6.0,
    "asks": 6.0,
    "summary": 2.5,
    "headings": 1.6,
    "steps": 1.2,
    "replies": 1.5,
    "data": 1.0,
    "body": 0.5,
}
"""How much a word in each field says about what the page is for."""

SATURATION = 2.0
LENGTH = 0.75


@dataclass(frozen=True, eq=False)
class Index:
    """`postings` maps a stem to (document, impact) pairs; `idf` to its weight in thousandths."""

    documents: Sequence[Document]
    postings: Mapping[str, tuple[tuple[int, int], ...]]
    idf: Mapping[str, int]
    phrases: Sequence[tuple[tuple[str, ...], ...]]
    wordings: Sequence[tuple[tuple[str, ...], ...]]

    @property
    def rarest(self) -> int:
        """The weight of a stem that stands in one document alone."""
        return weight(1, len(self.documents))


def build(documents: Sequence[Document]) -> Index:
    counts = [{field: Counter(stems(text)) for field, text in one.fields.items()} for one in documents]
    average = {field: _average([one[field].total() for one in counts if field in one]) for field in WEIGHTS}
    postings: dict[str, list[tuple[int, int]]] = {}
    for number, fields in enumerate(counts):
        shares: dict[str, float] = {}
        for field, counter in fields.items():
            share = WEIGHTS[field] / (1 - LENGTH + LENGTH * counter.total() / average[field])
            for one, count in counter.items():
                shares[one] = shares.get(one, 0.0) + share * count
        for one, total in shares.items():
            impact = max(1, round(SETTINGS.top * total / (SATURATION + total)))
            postings.setdefault(one, []).append((number, impact))
    size = len(documents)
    kept = {one: _telling(postings[one]) for one in sorted(postings)}
    kept = {one: found for one, found in kept.items() if found}
    return Index(
        documents,
        kept,
        {one: weight(len(found), size) for one, found in kept.items()},
        [_phrases(one) for one in documents],
        [_stems(one.wordings) for one in documents],
    )


def _telling(postings: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Without the documents that mention a common word in passing."""
    if len(postings) <= SETTINGS.rare:
        return tuple(postings)
    return tuple(one for one in postings if one[1] > SETTINGS.passing)


def weight(found: int, size: int) -> int:
    """The idf of a stem that stands in `found` of `size` documents, in thousandths."""
    return round(1000 * log(1 + (size - found + 0.5) / (found + 0.5)))


def _average(lengths: list[int]) -> float:
    return max(1.0, sum(lengths) / max(1, len(lengths)))


def _phrases(document: Document) -> tuple[tuple[str, ...], ...]:
    """The stems of each phrase that stands for a page: its title, its summary, each of its asks."""
    about = (document.title, document.summary) if document.kind == "sop" else (document.title,)
    return _stems((*about, *document.phrases))


def _stems(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(dict.fromkeys(stems(text))) for text in texts)
