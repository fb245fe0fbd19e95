"""Test tickets: each is walked, and what it expects is compared with what happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskbook.decisions.walk import Walker
from deskbook.decisions.words import shown
from deskbook.kinds.ticket.schema import Ticket
from deskbook.service import promises

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from deskbook.decisions.walk import Path
    from deskbook.library.model import Library, Record
    from deskbook.read.source import Loc
    from deskbook.schema.durations import Duration
    from deskbook.service.promises import Due


@dataclass(frozen=True, slots=True)
class Actual:
    """Where a ticket really ends, and the service that it is owed there."""

    path: Path
    outcome: str | None
    owner: str | None
    queue: str | None
    priority: str | None
    due: Due | None


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One expectation that is not met; `loc` is its place in the ticket's document."""

    field: str
    expected: str
    actual: str
    loc: Loc


@dataclass(frozen=True, slots=True)
class Result:
    record: Record[Ticket]
    actual: Actual
    mismatches: tuple[Mismatch, ...]

    @property
    def passed(self) -> bool:
        return not self.mismatches


def run(library: Library, ids: Iterable[str] | None = None) -> list[Result]:
    """Walk every ticket of the library, or those named, by id."""
    wanted = None if ids is None else set(ids)
    walker = Walker(library)
    return [judge(walker, one) for one in library.all(Ticket) if wanted is None or one.id in wanted]


def actual(
    library: Library,
    path: Path,
    plan: str,
    channel: str,
    facts: Mapping[str, object],
    came_in: dt.datetime | None = None,
) -> Actual:
    """What happens to a ticket that takes a path."""
    level = path.priority or promises.matrix_priority(library, facts)
    return Actual(
        path,
        str(path.end) if path.end else None,
        path.owner if path.end else None,
        path.queue or promises.queue(library, plan, level) if path.end else None,
        level,
        promises.first_response(library, plan, channel, level, came_in),
    )


def judge(walker: Walker, record: Record[Ticket]) -> Result:
    """Compare one ticket; an expectation that the ticket leaves out is not compared."""
    ticket = record.data
    path = walker.walk(ticket.tree, ticket.facts)
    found = actual(walker.library, path, ticket.plan or "", ticket.channel, ticket.facts, ticket.came_in)
    expect = ticket.expect
    mismatches = [
        Mismatch(name, wanted, got or "none", ("expect", name))
        for name, wanted, got in (
            ("outcome", expect.outcome, found.outcome),
            ("owner", expect.owner, found.owner),
            ("queue", expect.queue, found.queue),
            ("priority", expect.priority, found.priority),
        )
        if wanted is not None and wanted != got
    ]
    wanted = expect.first_response
    if wanted is not None:
        within = found.due.within if found.due else None
        if within is None or _measure(within) != _measure(wanted):
            said = str(found.due) if found.due else "none"
            mismatches.append(Mismatch("first_response", str(wanted), said, ("expect", "first_response")))
    return Result(record, found, tuple(mismatches))


def _measure(span: Duration) -> tuple[float, bool, int]:
    """What two ways to write the same length have in common; a working day is no number of hours."""
    return span.minutes, span.working, span.days if span.working else 0


def path_lines(path: Path) -> list[str]:
    """A path node by node, one line each, its outcomes and the stop among them.

    >>> from deskbook.decisions.walk import Path, Step
    >>> path_lines(Path((Step("refund", "window", "How old?", "days", 15, 1, "15 days or more"),), (), None))
    ['refund/window: How old? days = 15, 15 days or more']
    """
    lines = [
        f"{step.tree}/{step.node}: {step.ask} {step.fact} = {shown(step.value)}, {step.label}"
        for step in path.steps
    ]
    for one in reversed(path.outcomes):
        then = one.outcome.then
        lines.insert(one.after, f"{one}: {f'continue in {then}' if then else one.outcome.title}")
    if path.stop:
        lines.append(f"{path.stop.tree}/{path.stop.at}: stops; {path.stop.message}")
    return [" ".join(line.split()) for line in lines]


def text(results: Iterable[Result]) -> str:
    """What `deskbook tickets` prints: each mismatch with expected, actual and path, then the count."""
    lines: list[str] = []
    count = failed = 0
    for result in results:
        count += 1
        if result.passed:
            continue
        failed += 1
        lines.append(f"{result.record.where('expect')}: ticket {result.record.id!r} ends elsewhere")
        for one in result.mismatches:
            lines.append(f"  {one.field}")
            lines.append(f"    expected  {one.expected}")
            lines.append(f"    actual    {one.actual}")
        lines.append("  path")
        lines += [f"    {line}" for line in path_lines(result.actual.path)]
    tickets = "1 ticket" if count == 1 else f"{count:,} tickets"
    lines.append(f"{tickets}, {failed:,} not as expected" if failed else f"{tickets}, all as expected")
    return "\n".join(lines) + "\n"
