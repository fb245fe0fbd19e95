"""SOPs by the role that answers for them, co-owners included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.listings import by_title, grouped

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    ids = [record.id for record in by_title(library, "role")]
    return grouped(library, "role", ids, lambda sop: [sop.owner, *sop.co_owners])
