"""The domain of a fact: each value has a place on a line, each answer takes an exact part of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from deskbook.decisions.part import Part
from deskbook.decisions.words import Condition, condition_label, condition_of, plain, shown
from deskbook.kinds.fact.schema import Fact
from deskbook.read.near import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.decisions.part import Cut, Span
    from deskbook.kinds.decision_tree.schema import Answer, Value
    from deskbook.library.model import Library
    from deskbook.read.source import Loc


@dataclass(frozen=True)
class Domain:
    """Options have the places 0, 1, 2 …, false and true 0 and 1, numbers their own value."""

    id: str
    fact: Fact

    @cached_property
    def dense(self) -> bool:
        return self.fact.type == "number"

    @cached_property
    def whole(self) -> Part:
        """All that the fact may be."""
        if self.fact.min is not None and self.fact.max is not None:
            return Part.between((self.fact.min, False), (self.fact.max, True), self.dense)
        return Part.places(range(len(self.fact.options) or 2))

    @cached_property
    def _options(self) -> dict[str, int]:
        return {option.id: place for place, option in enumerate(self.fact.options)}

    def place(self, value: object) -> int | float | None:
        """Where a value lies, or None where the fact cannot be that."""
        if self.fact.type == "choice":
            return self._options.get(value) if isinstance(value, str) else None
        if self.fact.type == "boolean":
            return int(value) if isinstance(value, bool) else None
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        fits = self.dense or isinstance(value, int)
        return value if fits and value in self.whole else None

    def value(self, place: int | float) -> Value:
        """The value at a place."""
        if self.fact.type == "choice":
            return self.fact.options[int(place)].id
        if self.fact.type == "boolean":
            return bool(place)
        return int(place) if place == int(place) else place

    def part(self, answer: Answer) -> Part:
        """The values that an answer takes; those that the fact cannot have are left out."""
        if answer.is_ is not None:
            places = [self.place(value) for value in condition_of(answer)["is"]]
            return Part.places([place for place in places if place is not None], self.dense)
        if self.fact.type in ("choice", "boolean"):
            return Part()
        low: Cut = (-math.inf, False) if answer.at_least is None else (answer.at_least, False)
        high: Cut = (math.inf, True) if answer.at_most is None else (answer.at_most, True)
        low = low if answer.above is None else (answer.above, True)
        high = high if answer.below is None else (answer.below, False)
        (first, last) = self.whole.spans[0][0], self.whole.spans[-1][1]
        return self.whole & Part.between(max(low, first), min(high, last), self.dense)

    def refusal(self, value: object) -> str | None:
        """Why the fact cannot have a value: what is wrong, and what to do."""
        if self.place(value) is not None:
            return None
        if self.fact.type == "choice":
            near = suggestion(str(value)[:80], self._options)
            return f"{shown(value)} is not an option of fact {self.id!r}; {near}"
        if self.fact.type == "boolean":
            return f"{shown(value)} is not a value of fact {self.id!r}; write true or false"
        kind = "a number" if self.dense else "a whole number"
        least, most = plain(self.fact.min or 0), plain(self.fact.max or 0)
        return f"{shown(value)} is not a value of fact {self.id!r}; write {kind} from {least} to {most}"

    def problems(self, answer: Answer) -> Iterator[tuple[Loc, str]]:
        """What is wrong with an answer by itself: the field, and the message."""
        if answer.is_ is not None:
            many = isinstance(answer.is_, list)
            for index, value in enumerate(condition_of(answer)["is"]):
                if refusal := self.refusal(value):
                    yield (("is", index) if many else ("is",)), refusal
            return
        bounds = condition_of(answer)
        least, most = self.fact.min, self.fact.max
        if least is None or most is None:
            name = next(iter(bounds))
            yield (
                (name,),
                f"`{name}` does not fit fact {self.id!r}, a {self.fact.type}; list values under `is`",
            )
            return
        outside = {name: bound for name, bound in bounds.items() if not least <= bound <= most}
        for name, bound in outside.items():
            span = f"{plain(least)} to {plain(most)}"
            yield (
                (name,),
                f"`{name}: {plain(bound)}` lies outside fact {self.id!r}, which runs from {span};"
                " mend the bound or the fact",
            )
        if not outside and not self.part(answer):
            text = condition_label(bounds, self.fact)
            yield (), f"no value of fact {self.id!r} is {text}; mend the bounds"

    def smallest(self, part: Part) -> Value:
        """The first value of a part that is not empty: its lower bound, else the roundest after it."""
        low, high = part.spans[0]
        return self.value(low[0] if not low[1] else _inside((low, high), 0))

    def borders(self, part: Part) -> list[Value]:
        """The values of a part of numbers that lie next to the rest of the domain, in order."""
        found: list[Value] = []
        if self.fact.type in ("integer", "number"):
            first, last = self.whole.spans[0][0], self.whole.spans[-1][1]
            for low, high in part.spans:
                if low > first:
                    found.append(self.value(_inside((low, high), 2) if low[1] else low[0]))
                if high < last:
                    found.append(self.value(_last((low, high), self.dense)))
        return list(dict.fromkeys(found))

    def conditions(self, part: Part) -> list[Condition]:
        """A part as the conditions of answers; one empty condition where it is the whole domain."""
        if part == self.whole:
            return [{}]
        if self.fact.type in ("choice", "boolean"):
            places = [place for low, high in part.spans for place in range(int(low[0]), int(high[0]))]
            return [{"is": [self.value(place) for place in places]}]
        return [self._condition(span) for span in part.spans]

    def _condition(self, span: Span) -> Condition:
        (low, after), (high, past) = span
        first, last = self.whole.spans[0][0], self.whole.spans[-1][1]
        if not self.dense:
            high, past = high - 1, True
        if low == high:
            return {"is": [self.value(low)]}
        found: Condition = {}
        if span[0] > first:
            found["above" if after else "at_least"] = self.value(low)
        if span[1] < last:
            found["at_most" if past else "below"] = self.value(high)
        return found

    def describe(self, part: Part, most: int = 6) -> str:
        """A part in words, at most so many pieces of it."""
        labels = [condition_label(one, self.fact, most) for one in self.conditions(part)]
        more = f" or {len(labels) - most:,} more ranges" if len(labels) > most else ""
        return " or ".join(labels[:most]) + more


def domain_of(library: Library, fact: str) -> Domain | None:
    """The domain of a fact, None where the library has no such valid fact."""
    record = library.get(Fact, fact)
    return Domain(fact, record.data) if record else None


def _inside(span: Span, decimals: int) -> int | float:
    """The first value after an open lower end with so few decimals as fit."""
    low, high = span
    for digits in range(decimals, 18):
        found = (_scaled(low[0], digits).to_integral_value(ROUND_FLOOR) + 1).scaleb(-digits)
        if low[0] < (near := float(found)) and (near, True) <= high:
            return near
    return math.nextafter(low[0], math.inf)


def _last(span: Span, dense: bool) -> int | float:
    low, (high, past) = span
    if past:
        return high
    if not dense:
        return high - 1
    mirrored: Span = ((-high, True), (-low[0], not low[1]))
    return -_inside(mirrored, 2)


def _scaled(number: int | float, digits: int) -> Decimal:
    return Decimal(repr(number)).scaleb(digits)
