"""The proof: every way in which a decision tree can fail a ticket, each with the smallest example."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from deskbook.decisions.arrivals import explore
from deskbook.decisions.chain import chain_flaws
from deskbook.decisions.fork import forks_of, start_of
from deskbook.decisions.reach import reach_flaws
from deskbook.decisions.shape import shape_flaws

if TYPE_CHECKING:
    from deskbook.decisions.flaw import Flaw
    from deskbook.kinds.decision_tree.schema import DecisionTree
    from deskbook.library.model import Library, Record


def prove(library: Library, record: Record[DecisionTree]) -> list[Flaw]:
    """All flaws of a tree, in the order of its file; none means that every ticket ends in one outcome.

    Answers are judged on what can still arrive: a node may ask a fact again and split only what
    earlier answers left of it. Unknown ids in other records are left to the checks of references.
    """
    flaws = list(shape_flaws(library, record))
    start = start_of(library, record.id)
    if start and start.id in record.data.nodes:
        space = explore(forks_of(library, [record.id], chained=False), start)
        spoilt = frozenset(str(flaw.loc[1]) for flaw in flaws if flaw.kind == "bad-value")
        flaws += reach_flaws(record, space, spoilt)
        flaws += chain_flaws(library, record, space)
    flaws = [replace(flaw, message=" ".join(flaw.message.split())) for flaw in flaws]
    return sorted(flaws, key=lambda flaw: (record.where(*flaw.loc).line, flaw.kind, flaw.message))
