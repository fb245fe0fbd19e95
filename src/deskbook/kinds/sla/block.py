"""Service levels: targets with their warning and update times, and what is recorded at a breach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import NONE, Cell, Child, bullets, el, label, sentence, table
from deskbook.html.links import link, place
from deskbook.kinds.sla.schema import Sla
from deskbook.schema.durations import WORKING_DAY, Duration, spelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from deskbook.kinds.sla.schema import Target
    from deskbook.library.model import Library, Record

HEADS = {"plan": "Plan", "priority": "Priority", "channel": "Channel", "service-tier": "Service tier"}


def render(record: Record[Sla], library: Library) -> Element:
    """A column stands only where a target fills it; the warning time is worked out from its share."""
    sla = record.data
    columns: list[tuple[str, Callable[[Target], Cell]]] = [
        (HEADS[sla.by], lambda target: _name(sla, target, library)),
        ("First response", lambda target: f"within {target.first_response}"),
        ("Warning after", lambda target: _warning(target.first_response, sla.warn_at)),
        ("Update every", lambda target: _span(target.update_every)),
        ("Resolved within", lambda target: _span(target.resolve_within)),
        ("Note", lambda target: target.note or NONE),
    ]
    shown = [
        (head, cell)
        for head, cell in columns
        if head[:4] not in ("Upda", "Reso", "Note") or any(cell(target) != NONE for target in sla.targets)
    ]
    heads: list[Child] = [head for head, _ in shown]
    rows = [[cell(target) for _, cell in shown] for target in sla.targets]
    warning: list[Child] = [
        f"At {sla.warn_at}% of the time the ticket warns ",
        link(library, "role", sla.warns),
        "; ",
        link(library, "role", sla.owner),
        " answers for these targets.",
    ]
    return el(
        "div",
        {"class": "desk-block", "id": place("sla", record.id)},
        table(sla.title, heads, rows, "sla"),
        el("p", None, *warning),
        _days(sla, library),
        *_breach(sla),
        el("p", {"class": "desk-note"}, sentence(sla.note)) if sla.note else None,
    )


def _name(sla: Sla, target: Target, library: Library) -> Cell:
    match sla.by:
        case "plan" | "channel":
            return link(library, sla.by, target.when)
        case "priority":
            return target.when.upper()
        case _:
            return target.when.replace("-", " ").capitalize()


def _span(span: Duration | None) -> str:
    return str(span) if span else NONE


def _warning(span: Duration, share: int) -> str:
    """The share of a working day depends on the day, so it stays a share."""
    if span.working and span.days:
        return f"{share}% of {span}"
    return spelled(span.minutes * share / 100, span.working)


def _days(sla: Sla, library: Library) -> Element | None:
    """What a working day is, where a target is told in days."""
    spans = [
        one
        for target in sla.targets
        for one in (target.first_response, target.update_every, target.resolve_within)
    ]
    if not sla.hours or not any(span and span.working and span.days for span in spans):
        return None
    return el(
        "p", None, "A working day is a day of our ", link(library, "hours", sla.hours), f". {WORKING_DAY}"
    )


def _breach(sla: Sla) -> list[Element]:
    if not sla.breach_reasons:
        return []
    return [
        label("If the target is missed, record one reason"),
        bullets([reason.title for reason in sla.breach_reasons], {"class": "desk-reasons"}),
    ]
