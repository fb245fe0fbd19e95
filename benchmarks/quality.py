"""Queries with the SOPs that they should find, and how well a list of answers does on them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from deskbook.kinds.search_test.schema import SearchTest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from deskbook.library.model import Library


@dataclass(frozen=True, slots=True)
class Query:
    """`expect` holds the ids of which any one is right; empty where no SOP serves the query."""

    text: str
    expect: frozenset[str]


def from_file(path: Path) -> list[Query]:
    """One JSON object a line, `{"query": …, "expect": [id, …]}`."""
    rows = [json.loads(line) for line in path.read_text().splitlines() if line.strip()]
    return [Query(row["query"], frozenset(row["expect"])) for row in rows]


def from_library(library: Library) -> list[Query]:
    """The library's own search tests."""
    return [
        Query(one.query, frozenset(one.finds))
        for record in library.all(SearchTest)
        for one in record.data.queries
    ]


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares from 0 to 1; `macro` counts each SOP alike, however many queries ask for it."""

    first: float
    three: float
    reciprocal: float
    macro_first: float
    macro_three: float
    negatives: float

    def cells(self) -> str:
        found = (self.first, self.three, self.reciprocal, self.macro_first, self.macro_three)
        return " | ".join(f"{value:.3f}" for value in found) + f" | {self.negatives:.0%}"


def judge(queries: Sequence[Query], answers: Sequence[Sequence[str]]) -> Quality:
    """`answers` are SOP ids, best first, one list a query."""
    ranks: list[tuple[Query, int]] = []
    quiet: list[bool] = []
    for query, found in zip(queries, answers, strict=True):
        if query.expect:
            places = [place for place, id in enumerate(found[:10], 1) if id in query.expect]
            ranks.append((query, min(places, default=0)))
        else:
            quiet.append(bool(found))
    ids = sorted({id for query, _ in ranks for id in query.expect})
    by_id = [[rank for query, rank in ranks if id in query.expect] for id in ids]
    return Quality(
        first=fmean(rank == 1 for _, rank in ranks),
        three=fmean(1 <= rank <= 3 for _, rank in ranks),
        reciprocal=fmean(1 / rank if rank else 0 for _, rank in ranks),
        macro_first=fmean(fmean(rank == 1 for rank in one) for one in by_id),
        macro_three=fmean(fmean(1 <= rank <= 3 for rank in one) for one in by_id),
        negatives=fmean(quiet) if quiet else 0.0,
    )
