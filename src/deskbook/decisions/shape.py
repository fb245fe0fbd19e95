"""Flaws that a tree shows without following it: names, facts, owners, values of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.decisions.domain import domain_of
from deskbook.decisions.flaw import Flaw
from deskbook.read.near import nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.kinds.decision_tree.schema import DecisionTree
    from deskbook.library.model import Library, Record


def shape_flaws(library: Library, record: Record[DecisionTree]) -> Iterator[Flaw]:
    """Every flaw of one tree that stands in a single place."""
    yield from _names(record)
    yield from _facts(record)
    yield from _values(library, record)
    for id, outcome in record.data.outcomes.items():
        if outcome.owner is None and outcome.then is None:
            message = (
                f"outcome {id!r} has no owner; name the role under `owner`, or the next tree under `then`"
            )
            yield Flaw(record.id, ("outcomes", id), "no-owner", message)


def _names(record: Record[DecisionTree]) -> Iterator[Flaw]:
    tree = record.data
    if tree.start not in tree.nodes:
        what = "is an outcome, not a node" if tree.start in tree.outcomes else "is no node"
        message = f"start {tree.start!r} {what}; {suggestion(tree.start, tree.nodes)}"
        yield Flaw(record.id, ("start",), "unknown-start", message)
    names = tree.nodes.keys() | tree.outcomes.keys()
    for id, node in tree.nodes.items():
        if id in tree.outcomes:
            message = f"{id!r} names a node and an outcome; rename one of them"
            yield Flaw(record.id, ("outcomes", id), "two-meanings", message)
        for index, answer in enumerate(node.answers):
            if answer.go not in names:
                near = suggestion(answer.go, names)
                message = f"the answer leads to {answer.go!r}, which is no node or outcome; {near}"
                yield Flaw(record.id, ("nodes", id, "answers", index, "go"), "unknown-target", message)


def _facts(record: Record[DecisionTree]) -> Iterator[Flaw]:
    tree = record.data
    used = {node.fact for node in tree.nodes.values()}
    for id, node in tree.nodes.items():
        if node.fact not in tree.facts:
            near = nearest(node.fact, set(tree.facts) - used)
            do = f"did you mean {near!r}?" if near else "add it there"
            message = f"node {id!r} asks fact {node.fact!r}, which `facts` does not list; {do}"
            yield Flaw(record.id, ("nodes", id, "fact"), "unlisted-fact", message)
    for index, fact in enumerate(tree.facts):
        if fact not in used:
            message = f"no node asks fact {fact!r}; remove it from `facts`"
            yield Flaw(record.id, ("facts", index), "unused-fact", message)
        elif fact in tree.facts[:index]:
            message = f"fact {fact!r} stands twice; remove it here"
            yield Flaw(record.id, ("facts", index), "unused-fact", message)


def _values(library: Library, record: Record[DecisionTree]) -> Iterator[Flaw]:
    for id, node in record.data.nodes.items():
        domain = domain_of(library, node.fact)
        if domain is None:
            continue
        for index, answer in enumerate(node.answers):
            for loc, message in domain.problems(answer):
                yield Flaw(record.id, ("nodes", id, "answers", index, *loc), "bad-value", message)
