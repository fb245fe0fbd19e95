"""Every plan: its service tier, what it includes, its queue, and how soon we answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import NONE, Cell, bullets, el, table
from deskbook.html.links import link, place
from deskbook.kinds.plan.schema import Plan
from deskbook.kinds.sla.schema import Sla
from deskbook.library.vocabulary import vocabulary

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    """Plans by service tier, the smallest first."""
    targets = {
        target.when: f"within {target.first_response}"
        for sla in library.all(Sla)
        if sla.data.by == "plan"
        for target in sla.data.targets
    }
    tiers = vocabulary(library).service_tiers
    ranks = {tier: rank for rank, tier in enumerate(tiers)}
    records = sorted(
        library.all(Plan), key=lambda one: (ranks.get(one.data.service_tier, len(tiers)), one.data.paid)
    )
    rows: list[list[Cell]] = [
        [
            el("span", {"id": place("plan", record.id)}, record.data.title),
            record.data.summary,
            record.data.service_tier.capitalize(),
            "paid" if record.data.paid else "free",
            bullets(record.data.includes) if record.data.includes else NONE,
            link(library, "queue", record.data.queue) if record.data.queue else NONE,
            targets.get(record.id, NONE),
        ]
        for record in records
    ]
    head = ["Plan", "For", "Service tier", "Price", "Includes", "Own queue", "First response"]
    return el("div", {"class": "desk-view"}, table("Plans and what comes with them", head, rows, "plans"))
