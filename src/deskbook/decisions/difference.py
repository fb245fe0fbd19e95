"""The difference of two versions of a tree: the classes of tickets that now end elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskbook.decisions.example import completed
from deskbook.decisions.fork import chained_trees
from deskbook.decisions.hull import hull_of
from deskbook.decisions.side import NO_END, NO_FACT, Place, Side
from deskbook.decisions.walk import Walker
from deskbook.kinds.decision_tree.schema import DecisionTree
from deskbook.kinds.fact.schema import Fact

if TYPE_CHECKING:
    from deskbook.decisions.domain import Domain
    from deskbook.decisions.fork import Spot
    from deskbook.decisions.part import Part
    from deskbook.decisions.words import Condition
    from deskbook.kinds.decision_tree.schema import Value
    from deskbook.library.model import Library

LIMIT = 10_000
"""Pairs of places that one comparison visits; what lies beyond is not compared, and `whole` says so."""

MERGED = 50_000
"""Facts of boxes up to which boxes are joined; more stay as they are, which is as true and longer to read."""

Box = dict[str, "Part"]


@dataclass(frozen=True, slots=True)
class Change:
    """Tickets that ended in `old` and now end in `new`: `tree/outcome`, or why there is no outcome.

    `when` gives for each fact that matters the conditions of which one has to hold, `words` says the same
    for people, and `example` is the smallest such ticket.
    """

    old: str
    new: str
    when: dict[str, list[Condition]]
    words: dict[str, str]
    example: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Difference:
    """`retyped` facts changed their type, so that no old ticket can be compared; `changes` is empty then.

    `effects` are outcomes of the same name whose fields changed: field → (old, new).
    """

    changes: tuple[Change, ...]
    effects: dict[str, dict[str, tuple[object, object]]]
    retyped: tuple[str, ...]
    whole: bool


def difference(old: Library, new: Library, tree: str) -> Difference:
    """Compare a tree, and those that it continues in, between two libraries."""
    facts = sorted(_facts(old, tree) | _facts(new, tree))
    hulls = {fact: hull_of(old, new, fact) for fact in facts}
    retyped = tuple(
        fact for fact, hull in hulls.items() if hull is None and old.get(Fact, fact) and new.get(Fact, fact)
    )
    effects = _effects(old, new, tree)
    if retyped:
        return Difference((), effects, retyped, True)
    domains = {fact: hull for fact, hull in hulls.items() if hull}
    found, whole = _compare(Side.of(old, tree, domains), Side.of(new, tree, domains), tree, domains)
    walkers = Walker(old), Walker(new)
    changes = [
        _change(walkers, tree, ends, box, domains)
        for ends, boxes in found.items()
        for box in _merged(boxes, domains)
    ]
    return Difference(tuple(changes), effects, (), whole)


def _compare(
    old: Side, new: Side, tree: str, domains: dict[str, Domain]
) -> tuple[dict[tuple[str, str], list[Box]], bool]:
    """Walk both versions in step; where the same question is followed by the same, nothing can differ."""
    old_reach, new_reach = old.reach(), new.reach()
    moved = {spot for spot in old.forks.keys() | new.forks.keys() if not old.same(new, spot)}
    settled = {spot for spot in old_reach.keys() & new_reach.keys() if not (old_reach[spot] & moved)}
    found: dict[tuple[str, str], list[Box]] = {}
    none: frozenset[Spot] = frozenset()
    open_: list[tuple[Place, Place, Box, frozenset[Spot], frozenset[Spot]]] = [
        (old.start(tree), new.start(tree), {}, none, none)
    ]
    visits = 0
    while open_:
        one, two, box, seen_one, seen_two = open_.pop()
        visits += 1
        if visits > LIMIT:
            return found, False
        one = NO_END if one in seen_one else one
        two = NO_END if two in seen_two else two
        if one == two and (isinstance(one, str) or one in settled):
            continue
        if isinstance(one, str) and isinstance(two, str):
            found.setdefault((one, two), []).append(box)
            continue
        first = not isinstance(one, str) and (isinstance(two, str) or one == two or two in old_reach[one])
        then: list[tuple[Place, Place, Box, frozenset[Spot], frozenset[Spot]]] = []
        if first and not isinstance(one, str):
            for goal, narrow in _split(old, one, box, domains):
                then.append((goal, two, narrow, seen_one | {one}, seen_two))
        elif not isinstance(two, str):
            for goal, narrow in _split(new, two, box, domains):
                then.append((one, goal, narrow, seen_one, seen_two | {two}))
        open_ += reversed(then)
    return found, True


def _split(side: Side, spot: Spot, box: Box, domains: dict[str, Domain]) -> list[tuple[Place, Box]]:
    """Where the tickets of a box go on to, each share with the box that it comes from."""
    fact = side.forks[spot].fact
    if fact not in domains:
        return [(NO_FACT, box)]
    shares = side.shares(spot, box.get(fact, domains[fact].whole))
    return [(goal, _with(box, fact, part, domains)) for goal, part in shares]


def _with(box: Box, fact: str, part: Part, domains: dict[str, Domain]) -> Box:
    rest = {name: old for name, old in box.items() if name != fact}
    return rest if part == domains[fact].whole else {**rest, fact: part}


def _merged(boxes: list[Box], domains: dict[str, Domain]) -> list[Box]:
    """The same tickets in fewer boxes: two that differ in one fact become one."""
    count = len(boxes) + 1
    facts = sorted({fact for box in boxes for fact in box})
    while len(boxes) < count and len(boxes) * len(facts) <= MERGED:
        count = len(boxes)
        for fact in facts:
            groups: dict[tuple[tuple[str, Part], ...], Box] = {}
            for box in boxes:
                part = box.get(fact, domains[fact].whole)
                rest = tuple(
                    sorted((item for item in box.items() if item[0] != fact), key=lambda item: item[0])
                )
                joined = part | groups[rest].get(fact, domains[fact].whole) if rest in groups else part
                groups[rest] = _with(box, fact, joined, domains)
            boxes = list(groups.values())
    return boxes


def _change(
    walkers: tuple[Walker, Walker], tree: str, ends: tuple[str, str], box: Box, domains: dict[str, Domain]
) -> Change:
    ticket = {fact: domains[fact].smallest(part) for fact, part in box.items()}
    ticket, now = completed(walkers[1], tree, ticket)
    ticket, before = completed(walkers[0], tree, ticket)
    asked = [step.fact for step in (*now.steps, *before.steps)]
    order = [fact for fact in dict.fromkeys([*asked, *sorted(ticket)]) if fact in ticket]
    matter = [fact for fact in order if fact in box]
    return Change(
        *ends,
        {fact: domains[fact].conditions(box[fact]) for fact in matter},
        {fact: domains[fact].describe(box[fact]) for fact in matter},
        {fact: ticket[fact] for fact in order},
    )


def _facts(library: Library, tree: str) -> set[str]:
    records = (library.get(DecisionTree, one) for one in chained_trees(library, tree))
    return {node.fact for record in records if record for node in record.data.nodes.values()}


def _effects(old: Library, new: Library, tree: str) -> dict[str, dict[str, tuple[object, object]]]:
    found: dict[str, dict[str, tuple[object, object]]] = {}
    for one in sorted(chained_trees(old, tree) & chained_trees(new, tree)):
        before, after = old.get(DecisionTree, one), new.get(DecisionTree, one)
        for id, outcome in before.data.outcomes.items() if before and after else ():
            now = after.data.outcomes.get(id) if after else None
            fields = {
                name: (getattr(outcome, name), getattr(now, name))
                for name in type(outcome).model_fields
                if now and getattr(outcome, name) != getattr(now, name)
            }
            if fields:
                found[f"{one}/{id}"] = fields
    return found
