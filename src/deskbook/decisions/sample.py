"""Sample tickets: plain data in the form of a ticket's file, for an owner to check and keep."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from deskbook.decisions.example import completed
from deskbook.decisions.tickets import actual
from deskbook.decisions.words import plain, value_label
from deskbook.kinds.decision_tree.schema import DecisionTree
from deskbook.kinds.fact.schema import Fact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deskbook.decisions.walk import Walker
    from deskbook.kinds.decision_tree.schema import Value
    from deskbook.library.model import Library


@dataclass(frozen=True, slots=True)
class Sample:
    """`data` is what `sop_data/ticket/<id>.yml` would hold; it expects what happens today."""

    id: str
    data: dict[str, Any]


def sample(walker: Walker, tree: str, node: str, facts: Mapping[str, Value]) -> Sample:
    """A ticket that comes to `node` with `facts`, which end in the fact asked there; the rest is filled in.

    A ticket that reaches no outcome has no `expect`: the tree has to be mended first.
    """
    library = walker.library
    whole, path = completed(walker, tree, facts)
    record = library.get(DecisionTree, tree)
    plan, channel = _first(library, "plan", whole), _first(library, "channel", whole)
    found = actual(library, path, plan or "", channel or "", whole)
    title = record.data.title if record else tree
    value = facts[list(facts)[-1]]
    data: dict[str, Any] = {
        "title": f"{title}: {node}, {_stated(library, list(facts)[-1], value)}",
        "purpose": ["test"],
        "says": " ".join(
            f"{_title(library, fact)}: {_stated(library, fact, whole[fact])}." for fact in whole
        ),
        "tree": tree,
        **({"plan": plan} if plan else {}),
        **({"channel": channel} if channel else {}),
        "facts": whole,
    }
    if path.end:
        expect = {
            "outcome": found.outcome,
            "owner": found.owner,
            "queue": found.queue,
            "priority": found.priority,
            "first_response": str(found.due.within) if found.due else None,
        }
        data["expect"] = {name: text for name, text in expect.items() if text is not None}
    return Sample(_id(tree, node, value), data)


def _first(library: Library, kind: str, facts: Mapping[str, Value]) -> str | None:
    """The record that a fact of the kind's name picks, else the first of the kind."""
    known = library.records.get(kind, {})
    stated = facts.get(kind)
    return stated if isinstance(stated, str) and stated in known else next(iter(known), None)


def _title(library: Library, fact: str) -> str:
    record = library.get(Fact, fact)
    return record.data.title if record else fact


def _stated(library: Library, fact: str, value: Value) -> str:
    record = library.get(Fact, fact)
    return value_label(value, record.data if record else None)


def _id(tree: str, node: str, value: Value) -> str:
    """A file name from the tree, the node and the value tried there.

    >>> _id("refund", "window", 14.01), _id("refund", "verified", True), _id("cold", "room", -3)
    ('refund-window-14-01', 'refund-verified-true', 'cold-room-minus-3')
    """
    text = str(value).lower() if isinstance(value, bool | str) else plain(value).replace("-", "minus-")
    words = re.sub(r"[^a-z0-9]+", "-", text).strip("-")
    head = f"{tree}-{node}"[: 63 - len(words)].strip("-")
    return f"{head}-{words}"[:64].strip("-")
