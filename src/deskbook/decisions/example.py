"""Whole example tickets: the facts that a walk still lacks, filled in so that it ends soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.decision_tree.schema import DecisionTree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from deskbook.decisions.domain import Domain
    from deskbook.decisions.part import Part
    from deskbook.decisions.walk import Path, Walker
    from deskbook.kinds.decision_tree.schema import Node, Value

_FAR = 1_000
"""Steps that an end in another tree, or none at all, counts as."""


def completed(walker: Walker, tree: str, facts: Mapping[str, Value]) -> tuple[dict[str, Value], Path]:
    """The ticket with every fact that its walk asks for, and the walk.

    Each missing fact gets the smallest value of the answer that is nearest to an outcome.
    """
    ticket = dict(facts)
    distances: dict[str, dict[str, int]] = {}

    def fill(current: str, node: Node, domain: Domain, parts: Sequence[Part]) -> Value:
        if current not in distances:
            record = walker.library.get(DecisionTree, current)
            distances[current] = _distances(record.data) if record else {}
        far = distances[current]
        rest, best, choice = domain.whole, 2 * _FAR + 1, domain.smallest(domain.whole)
        for answer, taken in zip(node.answers, parts, strict=True):
            part = rest & taken
            rest = rest - part
            if part and far.get(answer.go, 2 * _FAR) < best:
                best, choice = far.get(answer.go, 2 * _FAR), domain.smallest(part)
        ticket[node.fact] = choice
        return choice

    return ticket, walker.walk(tree, facts, fill)


def _distances(tree: DecisionTree) -> dict[str, int]:
    """For each node and outcome, how many questions it is from an end."""
    far = {id: _FAR if outcome.then else 0 for id, outcome in tree.outcomes.items()}
    for id in tree.nodes:
        far[id] = 2 * _FAR
    changed = True
    while changed:
        changed = False
        for id, node in reversed(tree.nodes.items()):
            near = 1 + min(far.get(answer.go, 2 * _FAR) for answer in node.answers)
            if near < far[id]:
                far[id], changed = near, True
    return far
