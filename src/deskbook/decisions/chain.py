"""Flaws of trees that continue in other trees: a way back for ever, a tree that asks nothing new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.decisions.arrivals import explore
from deskbook.decisions.flaw import Flaw
from deskbook.decisions.fork import Spot, chained_trees, forks_of, start_of
from deskbook.decisions.reach import TOO_LARGE
from deskbook.decisions.words import ticket_label
from deskbook.kinds.decision_tree.schema import DecisionTree
from deskbook.read.near import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.decisions.arrivals import Space
    from deskbook.library.model import Library, Record


def chain_flaws(library: Library, record: Record[DecisionTree], space: Space) -> Iterator[Flaw]:
    """Every flaw of the outcomes of one tree that continue in another; `space` is its own."""
    nexts = {id: outcome.then for id, outcome in record.data.outcomes.items() if outcome.then}
    if not nexts:
        return
    around = frozenset(
        tree for tree in chained_trees(library, record.id) if record.id in chained_trees(library, tree)
    )
    if around & set(nexts.values()):
        yield from _circles(library, record, around)
    if not space.whole:
        return
    asked = _asked(record.id, space)
    for id, then in nexts.items():
        known = asked.get(Spot(record.id, id))
        if known is None or then in around or library.get(DecisionTree, then) is None:
            continue
        if _questions(library, then) <= known:
            message = (
                f"outcome {id!r} continues in {then!r}, which asks nothing that is not known by then;"
                f" end here with the outcome that {then!r} would give"
            )
            yield Flaw(record.id, ("outcomes", id, "then"), "idle-chain", message)


def _circles(library: Library, record: Record[DecisionTree], around: frozenset[str]) -> Iterator[Flaw]:
    start = start_of(library, record.id)
    if start is None:
        return
    space = explore(forks_of(library, around), start)
    told: set[str] = set()
    for circle in space.circles():
        for index in circle:
            spot, by = space.arrivals[index].spot, space.follows[index][1]
            id = _outcome_of(record, spot, by)
            if id is None or id in told:
                continue
            told.add(id)
            ticket = space.round_ticket(circle)
            message = (
                f"outcome {id!r} continues in {record.data.outcomes[id].then!r}, which leads back to it for ever"
                f" (ticket: {ticket_label(ticket)}); end one of the trees with an owner"
            )
            yield Flaw(record.id, ("outcomes", id, "then"), "chain-loop", message, ticket)
    if not space.whole:
        yield Flaw(record.id, (), "too-large", TOO_LARGE)


def _outcome_of(record: Record[DecisionTree], spot: Spot, by: int) -> str | None:
    """The outcome of this tree to which an answer leads."""
    tree = record.data
    if spot.tree != record.id:
        return None
    names = tree.nodes.keys() | tree.outcomes.keys()
    go = tree.nodes[spot.id].answers[by].go
    meant = go if go in names else nearest(go, names)
    return meant if meant in tree.outcomes and meant not in tree.nodes else None


def _questions(library: Library, tree: str) -> set[str]:
    """Every fact that a tree and those after it ask."""
    records = (library.get(DecisionTree, one) for one in chained_trees(library, tree))
    return {node.fact for record in records if record for node in record.data.nodes.values()}


def _asked(tree: str, space: Space) -> dict[Spot, frozenset[str]]:
    """For each spot that a ticket can reach, the facts that every ticket has been asked by then."""
    edges = {
        (one.spot, target)
        for one in space.arrivals
        for by, target in enumerate(space.forks[one.spot].targets)
        if space.forks[one.spot].domain is None or one.hits[by]
    }
    start = space.arrivals[0].spot if space.arrivals else Spot(tree, "")
    asked: dict[Spot, frozenset[str]] = {start: frozenset()}
    changed = True
    while changed:
        changed = False
        for source, target in sorted(edges):
            if source not in asked:
                continue
            now = asked[source] | {space.forks[source].fact}
            then = asked[target] & now if target in asked else now
            if target not in asked or then != asked[target]:
                asked[target] = then
                changed = True
    return asked
