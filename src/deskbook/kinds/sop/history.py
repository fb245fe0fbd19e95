"""What changed on an SOP, newest first, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Cell, Child, day, el, table
from deskbook.html.links import link, title

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from deskbook.kinds.sop.schema import Change, Sop
    from deskbook.library.model import Library, Record

SHOWN = 5
"""How many changes stand open; older ones are folded away."""

KINDS = {"material": "read again", "minor": "no new rule", "review": "reviewed"}
HEAD: list[Child] = ["Date", "Change", "Why", "For readers", "By"]


def render(record: Record[Sop], library: Library) -> Element:
    changes = sorted(record.data.history, key=lambda change: change.date, reverse=True)
    name = title(library, "sop", record.id)
    older = changes[SHOWN:]
    return el(
        "div",
        {"class": "desk-block"},
        table(f"Changes to “{name}”", HEAD, _rows(changes[:SHOWN], library), "history"),
        el(
            "details",
            {"class": "desk-older"},
            el("summary", None, f"Earlier changes ({len(older)})"),
            table(f"Earlier changes to “{name}”", HEAD, _rows(older, library), "history"),
        )
        if older
        else None,
    )


def _rows(changes: Iterable[Change], library: Library) -> list[list[Cell]]:
    return [
        [
            day(one.date),
            one.change,
            one.why,
            el("span", {"class": f"desk-change desk-change-{one.kind}"}, KINDS[one.kind]),
            link(library, "role", one.by),
        ]
        for one in changes
    ]
