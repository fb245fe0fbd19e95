"""Walking: the way of one ticket through a decision tree and the trees that it continues in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from deskbook.decisions.domain import Domain, domain_of
from deskbook.decisions.part import Part
from deskbook.decisions.words import label, shown
from deskbook.kinds.decision_tree.schema import DecisionTree, Node, Outcome, Value
from deskbook.read.near import suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deskbook.library.model import Library

Reason = Literal[
    "unknown-tree", "unknown-fact", "unknown-target", "no-fact", "bad-value", "no-answer", "loop"
]


@dataclass(frozen=True, slots=True)
class Step:
    """One question with the ticket's value; `answer` is the index of the answer taken."""

    tree: str
    node: str
    ask: str
    fact: str
    value: object
    answer: int
    label: str


@dataclass(frozen=True, slots=True)
class Reached:
    """An outcome on the way, `after` so many steps; all but the last continue in another tree."""

    tree: str
    id: str
    outcome: Outcome
    after: int

    def __str__(self) -> str:
        return f"{self.tree}/{self.id}"


@dataclass(frozen=True, slots=True)
class Stop:
    """Where and why the walk could not go on: what is wrong, and what to do."""

    reason: Reason
    tree: str
    at: str
    fact: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Path:
    """The questions asked, the outcomes reached, and the stop where the last one is not final."""

    steps: tuple[Step, ...]
    outcomes: tuple[Reached, ...]
    stop: Stop | None

    @property
    def end(self) -> Reached | None:
        """The final outcome."""
        return self.outcomes[-1] if self.outcomes and not self.stop else None

    @property
    def owner(self) -> str | None:
        """Who has the ticket at the end: the last outcome on the way that names an owner."""
        return next((one.outcome.owner for one in reversed(self.outcomes) if one.outcome.owner), None)

    @property
    def priority(self) -> str | None:
        """The last priority that an outcome on the way sets."""
        return next((one.outcome.priority for one in reversed(self.outcomes) if one.outcome.priority), None)

    @property
    def queue(self) -> str | None:
        """The last queue that an outcome on the way names."""
        return next((one.outcome.queue for one in reversed(self.outcomes) if one.outcome.queue), None)


Fill = Callable[[str, Node, Domain, Sequence[Part]], Value]
"""Gives a value where a ticket lacks one, from the tree, the node, its fact and what each answer takes."""


class Walker:
    """Walks any number of tickets through the trees of one library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._domains: dict[str, Domain | None] = {}
        self._parts: dict[tuple[str, str], list[Part]] = {}

    def domain(self, fact: str) -> Domain | None:
        if fact not in self._domains:
            self._domains[fact] = domain_of(self.library, fact)
        return self._domains[fact]

    def parts(self, tree: str, id: str, node: Node) -> list[Part]:
        """What each answer of a node takes; nothing where its fact is not known."""
        if (tree, id) not in self._parts:
            domain = self.domain(node.fact)
            self._parts[tree, id] = [domain.part(answer) for answer in node.answers] if domain else []
        return self._parts[tree, id]

    def walk(self, tree: str, facts: Mapping[str, object], fill: Fill | None = None) -> Path:
        """Follow the answers that `facts` give; without `fill`, a fact that is missing stops the walk."""
        way = _Way(self, dict(facts), fill)
        current, at = tree, ""
        while True:
            record = self.library.get(DecisionTree, current)
            if record is None:
                near = suggestion(current, self.library.ids("decision_tree"))
                return way.stop("unknown-tree", current, at, f"there is no valid tree {current!r}; {near}")
            nodes, ends = record.data.nodes, record.data.outcomes
            at = at or record.data.start
            if (current, at) in way.seen:
                again = f"{current}/{at} comes up again; lead one answer on the way elsewhere"
                return way.stop("loop", current, at, again)
            way.seen.add((current, at))
            if node := nodes.get(at):
                go = way.answer(current, at, node)
                if isinstance(go, Path):
                    return go
                at = go
            elif outcome := ends.get(at):
                way.outcomes.append(Reached(current, at, outcome, len(way.steps)))
                if outcome.then is None:
                    return Path(tuple(way.steps), tuple(way.outcomes), None)
                current, at = outcome.then, ""
            else:
                missing = f"{at!r} is no node of {current!r}; {suggestion(at, nodes)}"
                return way.stop("unknown-target", current, at, missing)


@dataclass
class _Way:
    """One walk as it goes."""

    walker: Walker
    facts: dict[str, object]
    fill: Fill | None
    steps: list[Step] = field(default_factory=list)
    outcomes: list[Reached] = field(default_factory=list)
    seen: set[tuple[str, str]] = field(default_factory=set)

    def stop(self, reason: Reason, tree: str, at: str, message: str, fact: str | None = None) -> Path:
        return Path(tuple(self.steps), tuple(self.outcomes), Stop(reason, tree, at, fact, message))

    def answer(self, tree: str, id: str, node: Node) -> str | Path:
        """Where the answer that takes the ticket's value leads; the path where none does."""
        domain = self.walker.domain(node.fact)
        if domain is None:
            near = suggestion(node.fact, self.walker.library.ids("fact"))
            unknown = f"there is no valid fact {node.fact!r}; {near}"
            return self.stop("unknown-fact", tree, id, unknown, node.fact)
        parts = self.walker.parts(tree, id, node)
        if node.fact not in self.facts:
            if self.fill is None:
                lacks = f"the ticket lacks fact {node.fact!r}; add it"
                return self.stop("no-fact", tree, id, lacks, node.fact)
            self.facts[node.fact] = self.fill(tree, node, domain, parts)
        value = self.facts[node.fact]
        place = domain.place(value)
        if place is None:
            return self.stop("bad-value", tree, id, domain.refusal(value) or "", node.fact)
        for index, part in enumerate(parts):
            if place in part:
                answer = node.answers[index]
                said = label(answer, domain.fact)
                self.steps.append(Step(tree, id, node.ask, node.fact, value, index, said))
                return answer.go
        none = f"no answer of {tree}/{id} takes {shown(value)}; add an answer or widen one"
        return self.stop("no-answer", tree, id, none, node.fact)


def walk(library: Library, tree: str, facts: Mapping[str, object]) -> Path:
    """Follow the answers that `facts` give from the start of `tree`; bad data becomes the path's stop."""
    return Walker(library).walk(tree, facts)
