"""Walking: the way of one ticket through a decision tree and the trees that it continues in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from deskbook.decisions.domain import Domain, domain_of
from deskbook.decisions.words import label, shown
from deskbook.kinds.decision_tree import DecisionTree, Outcome
from deskbook.source import suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deskbook.kinds.decision_tree import Node
    from deskbook.model import Library

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
    """An outcome on the way; all but the last continue in another tree."""

    tree: str
    id: str
    outcome: Outcome

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


def walk(library: Library, tree: str, facts: Mapping[str, object]) -> Path:
    """Follow the answers that `facts` give from the start of `tree`; bad data becomes the path's stop."""
    steps: list[Step] = []
    outcomes: list[Reached] = []
    seen: set[tuple[str, str]] = set()
    domains: dict[str, Domain | None] = {}
    current, at = tree, ""

    def stopped(reason: Reason, message: str, fact: str | None = None) -> Path:
        return Path(tuple(steps), tuple(outcomes), Stop(reason, current, at, fact, message))

    while True:
        record = library.get(DecisionTree, current)
        if record is None:
            near = suggestion(current, library.ids("decision_tree"))
            return stopped("unknown-tree", f"there is no valid tree {current!r}; {near}")
        nodes, ends = record.data.nodes, record.data.outcomes
        at = at or record.data.start
        if (current, at) in seen:
            return stopped("loop", f"{current}/{at} comes up again; lead one answer on the way elsewhere")
        seen.add((current, at))
        if at not in nodes:
            if at not in ends:
                return stopped("unknown-target", f"{at!r} is no node of {current!r}; {suggestion(at, nodes)}")
            outcomes.append(Reached(current, at, ends[at]))
            if ends[at].then is None:
                return Path(tuple(steps), tuple(outcomes), None)
            current, at = ends[at].then or "", ""
            continue
        node = nodes[at]
        if node.fact not in domains:
            domains[node.fact] = domain_of(library, node.fact)
        domain = domains[node.fact]
        if domain is None:
            near = suggestion(node.fact, library.ids("fact"))
            return stopped("unknown-fact", f"there is no valid fact {node.fact!r}; {near}", node.fact)
        if node.fact not in facts:
            return stopped("no-fact", f"the ticket lacks fact {node.fact!r}; add it", node.fact)
        value = facts[node.fact]
        if refusal := domain.refusal(value):
            return stopped("bad-value", refusal, node.fact)
        taken = chosen(node, domain, value)
        if taken is None:
            said = f"no answer of {current}/{at} takes {shown(value)}"
            return stopped("no-answer", f"{said}; add an answer or widen one", node.fact)
        answer = node.answers[taken]
        steps.append(Step(current, at, node.ask, node.fact, value, taken, label(answer, domain.fact)))
        at = answer.go


def chosen(node: Node, domain: Domain, value: object) -> int | None:
    """The index of the first answer that takes a value."""
    place = domain.place(value)
    if place is None:
        return None
    return next((i for i, answer in enumerate(node.answers) if place in domain.part(answer)), None)
