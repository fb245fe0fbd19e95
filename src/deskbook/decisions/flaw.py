"""A flaw of a decision tree, as the proof finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from deskbook.kinds.decision_tree.schema import Value
    from deskbook.read.source import Loc

Kind = Literal[
    "bad-value",  # an answer takes what its fact cannot be, or nothing at all
    "chain-loop",  # an outcome continues in a tree that leads back to it
    "gap",  # no answer takes a value that can arrive
    "idle-chain",  # an outcome continues in a tree that asks nothing new
    "impossible-answer",  # earlier answers leave nothing for this one
    "loop",  # a ticket comes back to a node for ever
    "no-owner",  # an outcome that ends here belongs to nobody
    "overlap",  # two answers take one value
    "too-large",  # the search was cut short; what it did not see is not judged
    "two-meanings",  # an id names a node and an outcome
    "unknown-start",
    "unknown-target",
    "unlisted-fact",
    "unreachable-node",
    "unreachable-outcome",
    "unused-fact",
]


@dataclass(frozen=True, slots=True)
class Flaw:
    """`loc` is the place in the tree's document; `example` the smallest ticket that shows the flaw.

    `message` is one line, `what is wrong; what to do`, and quotes the example.
    """

    tree: str
    loc: Loc
    kind: Kind
    message: str
    example: dict[str, Value] | None = None
