"""A plan by its title, linked to what its customers get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.links import mention

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.plan.schema import Plan
    from deskbook.library.model import Library, Record


def render(record: Record[Plan], library: Library) -> Element:
    return mention(library, "plan", record.id, "desk-plan")
