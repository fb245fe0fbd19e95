"""Answers to a query: hits with the reason for each, or the gap that it fell into."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from deskbook.search.documents import documents
from deskbook.search.index import build
from deskbook.search.rank import Ranker
from deskbook.search.table import shipped
from deskbook.search.words import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deskbook.library.model import Library
    from deskbook.search.documents import Document
    from deskbook.search.rank import Hit

FIRST = 3
"""How many answers a reader takes in at a glance: among them must be the right one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One SOP: `because` is the sentence that fits best, `step` the anchor of its best step or ''."""

    id: str
    title: str
    score: float
    because: str
    step: str

    def as_data(self) -> dict[str, object]:
        return asdict(self) | {"score": round(self.score, 4)}


@dataclass(frozen=True, slots=True)
class Answers:
    """No hits and no gap: nothing fits, and it is better to say so."""

    hits: tuple[Answer, ...]
    gap: Document | None = None


class Search:
    """The search of one library."""

    def __init__(self, library: Library) -> None:
        self.documents = documents(library)
        self.ranker = Ranker(build(self.documents), shipped())

    def ask(self, query: str, *, typing: bool = False, limit: int = 10) -> Answers:
        found = self.ranker.search(query, typing=typing, limit=len(self.documents))
        if gap := self._gap(found, self.ranker.floor(query, typing=typing)):
            return Answers((), gap)
        hits: list[Answer] = []
        for hit in found:
            one = self.documents[hit.document]
            if one.kind != "gap" and len(hits) < limit:
                because = (one.title, one.summary, *one.phrases)[max(0, hit.phrase)]
                hits.append(Answer(one.id, one.title, hit.score, because, self._step(one, query)))
        return Answers(tuple(hits))

    def clearly_finds(self, query: str, sop: str) -> bool:
        """Whether the SOP is beyond doubt the first answer to a query; where it is not, only `ask` tells."""
        number = self._sops.get(sop, -1)
        return number >= 0 and self.ranker.leads(query, number)

    @cached_property
    def _sops(self) -> dict[str, int]:
        return {one.id: number for number, one in enumerate(self.documents) if one.kind == "sop"}

    def _gap(self, found: Sequence[Hit], floor: float) -> Document | None:
        """The known gap that the query falls into, where no page comes near."""
        best = self.documents[found[0].document] if found else None
        if best is None or best.kind != "gap":
            return None
        page = next((hit.score for hit in found if self.documents[hit.document].kind != "gap"), 0.0)
        return best if page < floor or found[0].score >= self.ranker.settings.sure * page else None

    def passes(self, query: str, finds: Sequence[str]) -> bool:
        """Whether one of `finds` is among the first three, or where there is none, nothing at all."""
        named = {hit.id for hit in self.ask(query, limit=FIRST).hits}
        return bool(named & set(finds)) if finds else not named

    def _step(self, one: Document, query: str) -> str:
        """The step that shares most of the query's weight; '' where none shares two words or a rare one."""
        idf = self.ranker.index.idf
        asked = dict.fromkeys(stems(query))
        best, anchor = 0, ""
        for name, text in one.steps:
            words = set(stems(text))
            weight = sum(idf.get(word, 0) for word in asked if word in words)
            if weight > best:
                best, anchor = weight, name
        return anchor if best >= 2000 else ""
