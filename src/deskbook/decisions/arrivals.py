"""Arrivals: which tickets can come to which question, without trying them one by one."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deskbook.decisions.fork import live_facts
from deskbook.decisions.part import Part

if TYPE_CHECKING:
    from deskbook.decisions.domain import Domain
    from deskbook.decisions.fork import Fork, Forks, Spot
    from deskbook.kinds.decision_tree.schema import Value

LIMIT = 200_000
"""Work that one search may take, in spans compared; a tree that needs more is not judged by halves."""

Box = tuple[tuple[str, Part], ...]
"""A set of tickets: the part that is left of each fact, sorted; a fact that is not named may be anything."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Tickets that come to a spot alike, and how a fork shares them out.

    `box` keeps only the facts that can be asked again: what no later answer reads needs no telling apart.
    `hits` holds what each answer takes, the first that fits winning; `rest` is what none takes.
    """

    spot: Spot
    box: Box
    source: int | None
    by: int
    left: Part
    hits: tuple[Part, ...]
    rest: Part


@dataclass
class Space:
    """All arrivals from one start, those with the fewest questions first."""

    forks: Forks
    arrivals: list[Arrival] = field(default_factory=list)
    ends: dict[Spot, tuple[int, int]] = field(default_factory=dict)
    follows: dict[int, tuple[int, int]] = field(default_factory=dict)
    whole: bool = True

    def trail(self, index: int) -> list[int]:
        """The arrivals that lead to one, itself last."""
        found = [index]
        while (source := self.arrivals[found[-1]].source) is not None:
            found.append(source)
        return found[::-1]

    def ticket(self, index: int, last: Part | None = None) -> dict[str, Value]:
        """The smallest ticket that comes to an arrival; there its fact lies in `last`, where given."""
        trail = self.trail(index)
        parts: dict[str, tuple[Domain, Part]] = {}
        for at, then in zip(trail, [*trail[1:], None], strict=True):
            fork = self.forks.get(self.arrivals[at].spot)
            if fork is None or fork.domain is None:
                continue
            part = last if then is None else self.arrivals[at].hits[self.arrivals[then].by]
            if part is not None:
                parts[fork.fact] = (fork.domain, part)
        return {fact: domain.smallest(part) for fact, (domain, part) in parts.items()}

    def round_ticket(self, circle: list[int]) -> dict[str, Value]:
        """The smallest ticket that goes round a circle, found by the way with the fewest questions."""
        first = min(circle)
        ticket = self.ticket(first, self.arrivals[first].left)
        for index in circle:
            fork = self.forks[self.arrivals[index].spot]
            if fork.domain and fork.fact not in ticket:
                ticket[fork.fact] = fork.domain.smallest(self.arrivals[index].left)
        return ticket

    def circles(self) -> list[list[int]]:
        """Arrivals that lead to themselves for ever, one circle for each set of answers."""
        found: dict[frozenset[tuple[Spot, int]], list[int]] = {}
        done: set[int] = set()
        for start in sorted(self.follows):
            way: dict[int, int] = {}
            at: int | None = start
            while at is not None and at not in done and at not in way:
                way[at] = len(way)
                at = self.follows[at][0] if at in self.follows else None
            if at is not None and at in way:
                circle = list(way)[way[at] :]
                answers = frozenset((self.arrivals[one].spot, self.follows[one][1]) for one in circle)
                found.setdefault(answers, circle)
            done |= way.keys()
        return list(found.values())


def explore(forks: Forks, start: Spot) -> Space:
    """Every arrival that a ticket can cause from `start`; `whole` is False where the limit cut it short."""
    space = Space(forks)
    live = live_facts(forks)
    known: dict[tuple[Spot, Box], int] = {}
    shares: dict[tuple[Spot, Part], tuple[tuple[Part, ...], Part]] = {}
    queue: deque[int] = deque()
    work = 0

    def arrive(spot: Spot, box: Box, source: int | None, by: int) -> int | None:
        if spot not in forks:
            if source is not None:
                space.ends.setdefault(spot, (source, by))
            return None
        key = (spot, tuple((fact, part) for fact, part in box if fact in live[spot]))
        if key not in known:
            known[key] = len(space.arrivals)
            queue.append(known[key])
            fork = forks[spot]
            left = dict(key[1]).get(fork.fact) or (fork.domain.whole if fork.domain else Part())
            if (spot, left) not in shares:
                shares[spot, left] = _shares(fork, left)
            space.arrivals.append(Arrival(*key, source, by, left, *shares[spot, left]))
        return known[key]

    arrive(start, (), None, 0)
    while queue:
        index = queue.popleft()
        one = space.arrivals[index]
        fork = forks[one.spot]
        for by, target in enumerate(fork.targets):
            work += 1 + len(one.box) + len(one.left.spans)
            if fork.domain and not one.hits[by]:
                continue
            if work > LIMIT:
                space.whole = False
                return space
            box = _narrowed(one.box, fork, one.hits[by]) if fork.domain else one.box
            goal = arrive(target, box, index, by)
            if goal is not None and fork.domain and box == one.box:
                space.follows[index] = (goal, by)
    return space


def _shares(fork: Fork, left: Part) -> tuple[tuple[Part, ...], Part]:
    """What each answer takes of what is left, and what none takes."""
    rest, hits = left, []
    for part in fork.parts:
        hits.append(rest & part)
        rest = rest - part
    return tuple(hits), rest


def _narrowed(box: Box, fork: Fork, part: Part) -> Box:
    kept = {fact: old for fact, old in box if fact != fork.fact}
    if fork.domain and part != fork.domain.whole:
        kept[fork.fact] = part
    return tuple(sorted(kept.items(), key=lambda item: item[0]))
