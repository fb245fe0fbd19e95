"""A role by its title, linked to how to reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.links import mention

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.role import Role
    from deskbook.model import Library, Record

INLINE = True


def render(record: Record[Role], library: Library) -> Element:
    return mention(library, "role", record.id, "desk-role")
