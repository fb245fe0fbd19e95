"""Flaws that show on the way through a tree: what can arrive where, and what then has no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.decisions.flaw import Flaw
from deskbook.decisions.fork import Spot
from deskbook.decisions.words import label, ticket_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.decisions.arrivals import Space
    from deskbook.decisions.flaw import Kind
    from deskbook.decisions.part import Part
    from deskbook.kinds.decision_tree.schema import DecisionTree
    from deskbook.library.model import Record

TOO_LARGE = (
    "the tree asks too many facts again in too many combinations to be proved; "
    "ask each fact once, or split the tree"
)


def reach_flaws(record: Record[DecisionTree], space: Space, spoilt: frozenset[str]) -> Iterator[Flaw]:
    """Every flaw of one tree's ways; gaps are not told for the nodes in `spoilt`, whose answers are broken."""
    yield from _sharing(record, space, spoilt)
    yield from _loops(record, space)
    if space.whole:
        yield from _never(record, space)
    else:
        yield Flaw(record.id, (), "too-large", TOO_LARGE)


def _sharing(record: Record[DecisionTree], space: Space, spoilt: frozenset[str]) -> Iterator[Flaw]:
    gaps: set[str] = set()
    overlaps: set[tuple[str, int, int]] = set()
    seen: set[tuple[Spot, Part]] = set()
    for index, one in enumerate(space.arrivals):
        id, fork = one.spot.id, space.forks[one.spot]
        if fork.domain is None or (one.spot, one.left) in seen:
            continue
        seen.add((one.spot, one.left))
        if one.rest and id not in gaps and id not in spoilt:
            gaps.add(id)
            ticket = space.ticket(index, one.rest)
            message = (
                f"node {id!r} has no answer for {fork.domain.describe(one.rest)}"
                f" (ticket: {ticket_label(ticket)}); add an answer or widen one"
            )
            yield Flaw(record.id, ("nodes", id), "gap", message, ticket)
        for late, part in enumerate(fork.parts):
            if not (one.left & part) - one.hits[late]:
                continue
            for early in range(late):
                both = one.left & part & fork.parts[early]
                if both and (id, early, late) not in overlaps:
                    overlaps.add((id, early, late))
                    ticket = space.ticket(index, both)
                    message = (
                        f"answers {early + 1} and {late + 1} of node {id!r} both take"
                        f" {fork.domain.describe(both)} (ticket: {ticket_label(ticket)}); narrow one of them"
                    )
                    yield Flaw(record.id, ("nodes", id, "answers", late), "overlap", message, ticket)


def _loops(record: Record[DecisionTree], space: Space) -> Iterator[Flaw]:
    order: dict[Spot, int] = {}
    for index, one in enumerate(space.arrivals):
        order.setdefault(one.spot, index)
    told: set[tuple[str, int]] = set()
    for circle in space.circles():
        spots = [space.arrivals[index].spot for index in circle]
        first = min(range(len(circle)), key=lambda at: order[spots[at]])
        ring = [spot.id for spot in (*spots[first:], *spots[:first])]
        last = circle[first - 1]
        at = (space.arrivals[last].spot.id, space.follows[last][1])
        if at in told:
            continue
        told.add(at)
        ticket = space.round_ticket(circle)
        way = " → ".join(repr(id) for id in (*ring, ring[0]))
        message = (
            f"a ticket goes round for ever: {way} (ticket: {ticket_label(ticket)}); lead one answer elsewhere"
        )
        yield Flaw(record.id, ("nodes", at[0], "answers", at[1], "go"), "loop", message, ticket)


def _never(record: Record[DecisionTree], space: Space) -> Iterator[Flaw]:
    tree = record.data
    reached = {one.spot.id for one in space.arrivals}
    possible = {
        (spot.id, index)
        for spot, left in {(one.spot, one.left) for one in space.arrivals}
        for index, part in enumerate(space.forks[spot].parts)
        if left & part
    }

    def flaw(kind: Kind, message: str, *loc: str | int) -> Flaw:
        return Flaw(record.id, loc, kind, message)

    for id, node in tree.nodes.items():
        if id not in reached:
            message = f"no ticket comes to node {id!r}; lead an answer to it or remove it"
            yield flaw("unreachable-node", message, "nodes", id)
            continue
        fork = space.forks[Spot(record.id, id)]
        for index, answer in enumerate(node.answers):
            if fork.domain and fork.parts[index] and (id, index) not in possible:
                said = " ".join(label(answer, fork.domain.fact).split())
                message = (
                    f"answer {said!r} of node {id!r} cannot happen after the answers before it; remove it"
                )
                yield flaw("impossible-answer", message, "nodes", id, "answers", index)
    for id in tree.outcomes:
        if id not in tree.nodes and Spot(record.id, id) not in space.ends and tree.start != id:
            message = f"no ticket ends in outcome {id!r}; lead an answer to it or remove it"
            yield flaw("unreachable-outcome", message, "outcomes", id)
