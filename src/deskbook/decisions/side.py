"""One of two versions of a tree, walked in step with the other over domains that hold both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskbook.decisions.fork import Spot, chained_trees, forks_of, start_of
from deskbook.decisions.hull import own_part
from deskbook.decisions.part import Part
from deskbook.kinds.decision_tree.schema import DecisionTree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deskbook.decisions.domain import Domain
    from deskbook.decisions.fork import Forks
    from deskbook.library.model import Library

NO_TREE, NO_TARGET, NO_FACT = "no such tree", "no such outcome", "no such fact"
NO_VALUE, NO_ANSWER, NO_END = "no such value", "no answer", "no end"

Place = Spot | str
"""A question, or where tickets end: `tree/outcome`, or why there is none."""


@dataclass(frozen=True)
class Side:
    library: Library
    forks: Forks
    own: Mapping[str, Part]

    @classmethod
    def of(cls, library: Library, tree: str, domains: Mapping[str, Domain]) -> Side:
        forks = forks_of(library, chained_trees(library, tree), domains=domains)
        return cls(library, forks, {fact: own_part(library, hull) for fact, hull in domains.items()})

    def start(self, tree: str) -> Place:
        spot = start_of(self.library, tree)
        return self.place(spot) if spot else NO_TREE

    def place(self, spot: Spot) -> Place:
        """A spot that asks something, else the end that it is."""
        if spot in self.forks:
            return spot
        record = self.library.get(DecisionTree, spot.tree)
        if record is None or spot.id not in record.data.outcomes:
            return NO_TARGET
        return NO_TREE if record.data.outcomes[spot.id].then else str(spot)

    def shares(self, spot: Spot, left: Part) -> list[tuple[Place, Part]]:
        """Where what is left of the fact goes on to, each place once."""
        fork = self.forks[spot]
        if fork.domain is None or not self.own[fork.fact]:
            return [(NO_FACT, left)]
        found: dict[Place, Part] = {}
        rest = left & self.own[fork.fact]
        outside = left - rest
        for target, part in zip(fork.targets, fork.parts, strict=True):
            if hit := rest & part:
                goal = self.place(target)
                found[goal] = found[goal] | hit if goal in found else hit
                rest = rest - part
        return [
            *found.items(),
            *((end, part) for end, part in ((NO_ANSWER, rest), (NO_VALUE, outside)) if part),
        ]

    def reach(self) -> dict[Spot, frozenset[Spot]]:
        """For each question, all that may follow, itself included."""
        found: dict[Spot, frozenset[Spot]] = {}
        for spot in self.forks:
            seen: set[Spot] = set()
            open_ = [spot]
            while open_:
                one = open_.pop()
                if one in self.forks and one not in seen:
                    seen.add(one)
                    open_ += self.forks[one].targets
            found[spot] = frozenset(seen)
        return found

    def same(self, other: Side, spot: Spot) -> bool:
        """Whether a question is word for word the same decision in both versions."""
        mine, theirs = self.forks.get(spot), other.forks.get(spot)
        if mine is None or theirs is None:
            return mine is theirs
        return (
            (mine.fact, mine.parts, mine.targets) == (theirs.fact, theirs.parts, theirs.targets)
            and self.own.get(mine.fact) == other.own.get(mine.fact)
            and [self.place(goal) for goal in mine.targets] == [other.place(goal) for goal in theirs.targets]
        )
