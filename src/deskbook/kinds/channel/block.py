"""A channel by its title, linked to when it is watched and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.links import mention

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.channel.schema import Channel
    from deskbook.library.model import Library, Record


def render(record: Record[Channel], library: Library) -> Element:
    return mention(library, "channel", record.id, "desk-channel")
