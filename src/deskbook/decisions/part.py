"""A part of a line: any set of places, held exactly as disjoint spans in order."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Cut = tuple[int | float, bool]
"""A point between places: just before a place (False) or just after it (True)."""

Span = tuple[Cut, Cut]


@dataclass(frozen=True, slots=True)
class Part:
    """Spans run from one cut to the next. A dense line holds decimals, any other whole numbers only.

    >>> days = Part.between((0, False), (30, True))
    >>> late = days - Part.between((0, False), (14, True))
    >>> 14 in late, 15 in late, bool(late - days)
    (False, True, False)
    """

    spans: tuple[Span, ...] = ()
    dense: bool = False

    @classmethod
    def of(cls, spans: Iterable[Span], dense: bool = False) -> Part:
        """The union of spans in any order; empty ones are dropped and touching ones are joined."""
        ends = spans if dense else ((_whole(low), _whole(high)) for low, high in spans)
        joined: list[Span] = []
        for low, high in sorted(span for span in ends if _holds(span, dense)):
            if joined and low <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], high))
            else:
                joined.append((low, high))
        return cls(tuple(joined), dense)

    @classmethod
    def between(cls, low: Cut, high: Cut, dense: bool = False) -> Part:
        return cls.of([(low, high)], dense)

    @classmethod
    def places(cls, places: Iterable[int | float], dense: bool = False) -> Part:
        return cls.of((((place, False), (place, True)) for place in places), dense)

    def __bool__(self) -> bool:
        return bool(self.spans)

    def __contains__(self, place: int | float) -> bool:
        if self.dense:
            return any(low <= (place, False) and (place, True) <= high for low, high in self.spans)
        return any(low <= (place, False) < high for low, high in self.spans)

    def __or__(self, other: Part) -> Part:
        return Part.of((*self.spans, *other.spans), self.dense)

    def __and__(self, other: Part) -> Part:
        found: list[Span] = []
        mine, theirs = 0, 0
        while mine < len(self.spans) and theirs < len(other.spans):
            (low, high), (low2, high2) = self.spans[mine], other.spans[theirs]
            found.append((max(low, low2), min(high, high2)))
            if high <= high2:
                mine += 1
            else:
                theirs += 1
        return Part.of(found, self.dense)

    def __sub__(self, other: Part) -> Part:
        found: list[Span] = []
        theirs = 0
        for low, high in self.spans:
            while theirs < len(other.spans) and other.spans[theirs][1] <= low:
                theirs += 1
            rest, index = low, theirs
            while index < len(other.spans) and other.spans[index][0] < high:
                found.append((rest, other.spans[index][0]))
                rest = max(rest, other.spans[index][1])
                index += 1
            found.append((rest, high))
        return Part.of(found, self.dense)


def _whole(cut: Cut) -> Cut:
    """The cut between whole numbers at which a cut lies: always just before a place."""
    value, after = cut
    return (math.floor(value) + 1 if after else math.ceil(value), False)


def _holds(span: Span, dense: bool) -> bool:
    """Whether any place lies in a span; two neighbouring decimals have none between them."""
    low, high = span
    if low >= high:
        return False
    return not (dense and low[1] and not high[1] and math.nextafter(low[0], math.inf) >= high[0])
