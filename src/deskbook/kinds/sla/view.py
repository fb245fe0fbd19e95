"""The SLA clock: every target in one table, and where scripts run, when a ticket's own times fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.clockface import clockface
from deskbook.html.elements import NONE, Cell, el, label, table
from deskbook.html.links import link
from deskbook.kinds.sla.schema import Sla
from deskbook.schema.durations import spelled

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.sla.schema import Target
    from deskbook.library.model import Library

ORDER = ("priority", "plan", "service-tier", "channel")
HEADS = ["For", "First response", "Warning after", "Update every", "Resolved within"]


def render(library: Library) -> Element:
    found = sorted(library.all(Sla), key=lambda record: (ORDER.index(record.data.by), record.id))
    rows = [_row(library, record.data, target) for record in found for target in record.data.targets]
    face = clockface(library)
    clock = el(
        "desk-clock",
        {"data-clock": face} if face else None,
        table("Every target at a glance", list(HEADS), rows, "clock"),
    )
    return el("div", {"class": "desk-view"}, clock if rows else label("No service level is written down."))


def _row(library: Library, sla: Sla, target: Target) -> list[Cell]:
    first, warning = target.first_response, target.first_response.minutes * sla.warn_at / 100
    return [
        _name(library, sla, target),
        f"within {first}",
        f"{sla.warn_at}% of {first}" if first.working and first.days else spelled(warning, first.working),
        str(target.update_every or NONE),
        str(target.resolve_within or NONE),
    ]


def _name(library: Library, sla: Sla, target: Target) -> Cell:
    match sla.by:
        case "plan" | "channel":
            return [f"{sla.by.capitalize()}: ", link(library, sla.by, target.when)]
        case "priority":
            return f"Priority: {target.when.upper()}"
        case _:
            return f"Service tier: {target.when.replace('-', ' ')}"
