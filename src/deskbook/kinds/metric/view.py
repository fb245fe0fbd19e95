"""Every metric: what it tells, how it is worked out, its target, and which SOPs it measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Child, el, facts
from deskbook.html.links import link, place, row
from deskbook.html.listings import by_title
from deskbook.library.uses import referrers

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library

BETTER = {"higher": "higher is better", "lower": "lower is better", "target": "on the target is best"}


def render(library: Library) -> Element:
    box = el("div", {"class": "desk-view"})
    for record in by_title(library, "metric"):
        data = record.data
        short: Child = f" ({data.short})" if data.short else None
        box.append(el("h2", {"id": place("metric", record.id)}, data.title, short))
        box.append(el("p", None, data.definition))
        sops = referrers(library, "metric", record.id, by="sop")
        box.append(
            facts(
                [
                    ("Formula", data.formula),
                    ("Unit", data.unit),
                    ("Target", f"{data.target} ({BETTER[data.better]})"),
                    ("Source", data.source),
                    ("Read", data.cadence),
                    ("Owner", link(library, "role", data.owner)),
                    ("Watch for", data.watch_for),
                    ("Measures", row(library, "sop", sops)),
                ]
            )
        )
    return box
