"""Every role by team: what it does, how to reach it now, who stands in, and what it owns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import anchor, bullets, el, facts, joined
from deskbook.html.links import link, place
from deskbook.html.listings import by_title, heading
from deskbook.kinds.role.schema import Role
from deskbook.kinds.sop.schema import Sop

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record


def render(library: Library) -> Element:
    records = by_title(library, "role")
    box = el("div", {"class": "desk-view"})
    teams = sorted({record.data.team for record in records}, key=str.lower)
    for team in teams:
        box.append(heading(team, anchor("team", team)))
        box.extend(_entry(library, record) for record in records if record.data.team == team)
    return box


def _entry(library: Library, record: Record[Role]) -> Element:
    data = record.data
    owned = [sop for sop in library.all(Sop) if record.id in (sop.data.owner, *sop.data.co_owners)]
    return el(
        "div",
        {"class": "desk-entry"},
        el("h3", {"id": place("role", record.id)}, data.title),
        el("p", None, data.summary),
        bullets(data.responsibilities) if data.responsibilities else None,
        facts(
            [
                ("Reach", data.reach),
                ("Stands in", link(library, "role", data.backup) if data.backup else None),
                ("Answers for", joined(link(library, "sop", sop.id) for sop in owned)),
            ]
        ),
    )
