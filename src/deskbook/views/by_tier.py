"""SOPs by who works with them, from the AI agent and the first tier upwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.listings import by_title, grouped
from deskbook.kinds.role.schema import Role
from deskbook.library.vocabulary import vocabulary

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    tiers = vocabulary(library).tiers

    def rank(id: str) -> int:
        role = library.get(Role, id)
        return tiers.index(role.data.tier) if role and role.data.tier in tiers else len(tiers)

    ids = sorted((record.id for record in by_title(library, "role")), key=rank)
    return grouped(library, "role", ids, lambda sop: sop.audience)
