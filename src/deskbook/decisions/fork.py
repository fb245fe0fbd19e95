"""Forks: decision trees as a graph of questions, with the exact part that each answer takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from deskbook.decisions.domain import Domain, domain_of
from deskbook.kinds.decision_tree.schema import DecisionTree
from deskbook.read.near import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from deskbook.decisions.part import Part
    from deskbook.library.model import Library


class Spot(NamedTuple):
    """A node or an outcome of a tree, or a name that is neither."""

    tree: str
    id: str

    def __str__(self) -> str:
        return f"{self.tree}/{self.id}"


@dataclass(frozen=True, slots=True)
class Fork:
    """A question; `domain` is None and `parts` are empty where its fact is not known."""

    fact: str
    domain: Domain | None
    parts: tuple[Part, ...]
    targets: tuple[Spot, ...]


Forks = dict[Spot, Fork]


def forks_of(
    library: Library,
    trees: Iterable[str],
    *,
    chained: bool = True,
    domains: Mapping[str, Domain] | None = None,
) -> Forks:
    """The nodes of trees. With `chained`, an answer to an outcome that continues leads into its next tree.

    A target that does not exist counts as the near match that was probably meant.
    `domains` overrides the domains of facts.
    """
    found: Forks = {}
    known: dict[str, Domain | None] = dict(domains or {})
    for tree in sorted(trees):
        record = library.get(DecisionTree, tree)
        if record is None:
            continue
        names = record.data.nodes.keys() | record.data.outcomes.keys()
        for id, node in record.data.nodes.items():
            if node.fact not in known:
                known[node.fact] = domain_of(library, node.fact)
            domain = known[node.fact]
            goals = (
                go if (go := answer.go) in names else nearest(go, names) or go for answer in node.answers
            )
            spots = (Spot(tree, goal) for goal in goals)
            found[Spot(tree, id)] = Fork(
                node.fact,
                domain,
                tuple(domain.part(answer) for answer in node.answers) if domain else (),
                tuple(onward(library, spot) if chained else spot for spot in spots),
            )
    return found


def start_of(library: Library, tree: str) -> Spot | None:
    """The start of a tree, or the near match that was probably meant."""
    record = library.get(DecisionTree, tree)
    if record is None:
        return None
    start = record.data.start
    known = start in record.data.nodes or start in record.data.outcomes
    node = start if known else nearest(start, record.data.nodes)
    return Spot(tree, node) if node else None


def onward(library: Library, spot: Spot) -> Spot:
    """The start of the tree in which an outcome continues; any other spot, and a broken chain, as it is."""
    record = library.get(DecisionTree, spot.tree)
    if record is None or spot.id in record.data.nodes or spot.id not in record.data.outcomes:
        return spot
    then = record.data.outcomes[spot.id].then
    return (start_of(library, then) if then else None) or spot


def chained_trees(library: Library, tree: str) -> frozenset[str]:
    """A tree and all that its outcomes may continue in."""
    found: set[str] = set()
    open_ = [tree]
    while open_:
        record = library.get(DecisionTree, one := open_.pop())
        if record is None or one in found:
            continue
        found.add(one)
        open_ += [outcome.then for outcome in record.data.outcomes.values() if outcome.then]
    return frozenset(found)


def live_facts(forks: Forks) -> dict[Spot, frozenset[str]]:
    """For each node the facts that may be asked from it on, its own included."""
    live = {spot: frozenset([fork.fact]) for spot, fork in forks.items()}
    before: dict[Spot, set[Spot]] = {spot: set() for spot in forks}
    for spot, fork in forks.items():
        for target in fork.targets:
            if target in before:
                before[target].add(spot)
    open_ = set(forks)
    while open_:
        spot = open_.pop()
        for source in before[spot]:
            if not live[spot] <= live[source]:
                live[source] |= live[spot]
                open_.add(source)
    return live
