"""The service that a ticket is owed: priority, queue, and the first response that is due soonest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskbook.kinds.plan import Plan
from deskbook.kinds.priority import Priority
from deskbook.kinds.sla import Sla

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deskbook.decisions.walk import Path
    from deskbook.durations import Duration
    from deskbook.model import Library


@dataclass(frozen=True, slots=True)
class Due:
    """A first-response target, and the record and line of it that sets it."""

    within: Duration
    sla: str
    when: str

    def __str__(self) -> str:
        return f"{self.within} (sla/{self.sla}, {self.when})"


def owner(path: Path) -> str | None:
    """Who has the ticket at the end: the last outcome on the way that names an owner."""
    return next((one.outcome.owner for one in reversed(path.outcomes) if one.outcome.owner), None)


def priority(library: Library, path: Path, facts: Mapping[str, object]) -> str | None:
    """The last priority that an outcome on the way sets, else the matrix's for `impact` and `urgency`."""
    own = next((one.outcome.priority for one in reversed(path.outcomes) if one.outcome.priority), None)
    return own or matrix_priority(library, facts)


def matrix_priority(library: Library, facts: Mapping[str, object]) -> str | None:
    """The level at the ticket's impact and urgency, None where it does not state both."""
    impact, urgency = facts.get("impact"), facts.get("urgency")
    if not isinstance(impact, str) or not isinstance(urgency, str):
        return None
    for record in library.all(Priority):
        if level := record.data.matrix.get(impact, {}).get(urgency):
            return level
    return None


def queue(library: Library, path: Path, plan: str, level: str | None) -> str | None:
    """The last queue that an outcome on the way names, else the plan's own, else that of the priority."""
    if own := next((one.outcome.queue for one in reversed(path.outcomes) if one.outcome.queue), None):
        return own
    record = library.get(Plan, plan)
    if record and record.data.queue:
        return record.data.queue
    for matrix in library.all(Priority):
        if level and level in matrix.data.levels:
            return matrix.data.levels[level].queue
    return None


def first_response(library: Library, plan: str, channel: str, level: str | None) -> Due | None:
    """The shortest target of all the service levels that apply, by plan, service tier, channel and priority.

    Lengths are compared by their minutes; of two that are equal, hours by the clock are shorter than
    working hours.
    """
    record = library.get(Plan, plan)
    keys = {
        "plan": plan,
        "service-tier": record.data.service_tier if record else None,
        "channel": channel,
        "priority": level,
    }
    found = [
        Due(target.first_response, sla.id, target.when)
        for sla in library.all(Sla)
        for target in sla.data.targets
        if target.when == keys[sla.data.by]
    ]
    return min(found, key=lambda due: (due.within.minutes, due.within.working, due.sla), default=None)
