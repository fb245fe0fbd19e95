"""Coverage: which answers of which trees the test tickets take, and tickets for those that they miss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from deskbook.decisions.arrivals import explore
from deskbook.decisions.fork import forks_of, start_of
from deskbook.decisions.sample import Sample, sample
from deskbook.decisions.walk import Walker
from deskbook.decisions.words import label
from deskbook.kinds.decision_tree.schema import DecisionTree
from deskbook.kinds.ticket.schema import Ticket

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deskbook.decisions.domain import Domain
    from deskbook.kinds.decision_tree.schema import Value
    from deskbook.library.model import Library, Record


class Edge(NamedTuple):
    """One answer of one node."""

    tree: str
    node: str
    answer: int


@dataclass(frozen=True, slots=True)
class Miss:
    """An answer, or a border of one, that no ticket tries, and the smallest tickets that would."""

    edge: Edge
    label: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """For one tree: the answers that a ticket can take, how many are taken, and the rest.

    `missed` are answers that no ticket takes. `borders` are answers that tickets take, though none with
    the value next to a border, where mistakes hide. `whole` is False where the tree is too large to be
    searched, so that more may be missing.
    """

    tree: str
    answers: int
    taken: int
    missed: tuple[Miss, ...]
    borders: tuple[Miss, ...]
    whole: bool = True

    def data(self) -> dict[str, Any]:
        """The coverage as plain data, ready to be written as YAML."""
        return {
            "tree": self.tree,
            "answers": self.answers,
            "taken": self.taken,
            "whole": self.whole,
            "missed": [_data(miss) for miss in self.missed],
            "borders": [_data(miss) for miss in self.borders],
        }


def coverage(library: Library) -> list[Coverage]:
    """The coverage of every tree by all the tickets of the library."""
    walker = Walker(library)
    tried = tried_values(walker)
    return [cover(walker, record, tried) for record in library.all(DecisionTree)]


def tried_values(walker: Walker) -> dict[Edge, set[Value]]:
    """The values with which the library's tickets take each answer, those of chained trees too."""
    tried: dict[Edge, set[Value]] = {}
    for record in walker.library.all(Ticket):
        for step in walker.walk(record.data.tree, record.data.facts).steps:
            edge = Edge(step.tree, step.node, step.answer)
            tried.setdefault(edge, set()).add(record.data.facts[step.fact])
    return tried


def cover(walker: Walker, record: Record[DecisionTree], tried: Mapping[Edge, set[Value]]) -> Coverage:
    """The coverage of one tree. An answer that cannot happen is for the proof to tell, and counts nowhere."""
    library = walker.library
    start = start_of(library, record.id)
    if start is None or start.id not in record.data.nodes:
        return Coverage(record.id, 0, 0, (), ())
    space = explore(forks_of(library, [record.id], chained=False), start)
    possible: dict[Edge, tuple[Domain, list[Value], dict[str, Value]]] = {}
    for index, one in enumerate(space.arrivals):
        domain = space.forks[one.spot].domain
        for answer, part in enumerate(one.hits):
            edge = Edge(record.id, one.spot.id, answer)
            if domain and part and edge not in possible:
                possible[edge] = (domain, domain.borders(part), space.ticket(index, part))
    missed: list[Miss] = []
    borders: list[Miss] = []
    for node, asked in record.data.nodes.items():
        for answer, form in enumerate(asked.answers):
            edge = Edge(record.id, node, answer)
            if edge not in possible:
                continue
            domain, edges, ticket = possible[edge]
            values = tried.get(edge, set())
            wanted = edges or ([] if values else [ticket[asked.fact]])
            samples = tuple(
                sample(walker, record.id, node, _with(ticket, asked.fact, value))
                for value in wanted
                if value not in values
            )
            if samples:
                miss = Miss(edge, label(form, domain.fact), samples)
                (borders if values else missed).append(miss)
    taken = sum(edge in tried for edge in possible)
    return Coverage(record.id, len(possible), taken, tuple(missed), tuple(borders), space.whole)


def _with(ticket: Mapping[str, Value], fact: str, value: Value) -> dict[str, Value]:
    """The ticket with one fact set, put last."""
    return {**{name: old for name, old in ticket.items() if name != fact}, fact: value}


def _data(miss: Miss) -> dict[str, Any]:
    return {
        "node": miss.edge.node,
        "answer": miss.edge.answer + 1,
        "label": miss.label,
        "tickets": {one.id: one.data for one in miss.samples},
    }
