"""A role by its title, linked to how to reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.links import mention

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.role.schema import Role
    from deskbook.library.model import Library, Record


def render(record: Record[Role], library: Library) -> Element:
    return mention(library, "role", record.id, "desk-role")
