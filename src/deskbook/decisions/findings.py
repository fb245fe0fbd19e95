"""The flaws of every decision tree of a library, found once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.decisions.proof import prove
from deskbook.kinds.decision_tree.schema import DecisionTree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.decisions.flaw import Flaw
    from deskbook.library.model import Library
    from deskbook.read.source import Where


def flaws(library: Library, *kinds: str) -> Iterator[tuple[Where, str]]:
    """(place, message) of each flaw of these kinds, in the order of trees."""
    for where, flaw in library.once(_all_flaws):
        if flaw.kind in kinds:
            yield where, " ".join(flaw.message.split())


def _all_flaws(library: Library) -> tuple[tuple[Where, Flaw], ...]:
    return tuple(
        (record.where(*flaw.loc), flaw)
        for record in library.all(DecisionTree)
        for flaw in prove(library, record)
    )
