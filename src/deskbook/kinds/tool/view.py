"""Every tool: what it is for, who owns it, how to get access, and the SOPs that need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import bullets, el, facts
from deskbook.html.links import link, place, row
from deskbook.html.listings import by_title
from deskbook.kinds.sop.schema import Sop

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    box = el("div", {"class": "desk-view"})
    for record in by_title(library, "tool"):
        data = record.data
        sops = [sop.id for sop in library.all(Sop) if record.id in sop.data.tools]
        box.append(el("h2", {"id": place("tool", record.id)}, data.title))
        box.append(el("p", None, data.summary))
        if data.used_for:
            box.append(bullets(data.used_for))
        box.append(
            facts(
                [
                    ("Owner", link(library, "role", data.owner)),
                    ("Access", data.access),
                    ("SOPs", row(library, "sop", sops)),
                ]
            )
        )
    return box
