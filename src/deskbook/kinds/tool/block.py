"""A system that agents work in, by its title, linked to what it is for and how to get access."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.links import mention

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.tool.schema import Tool
    from deskbook.library.model import Library, Record


def render(record: Record[Tool], library: Library) -> Element:
    return mention(library, "tool", record.id, "desk-tool")
