"""A system that agents work in, by its title, linked to what it is for and how to get access."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.links import mention

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.tool import Tool
    from deskbook.model import Library, Record

INLINE = True


def render(record: Record[Tool], library: Library) -> Element:
    return mention(library, "tool", record.id, "desk-tool")
