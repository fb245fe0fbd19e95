"""A queue by its title, linked to what it takes and who works it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.links import mention

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.queue.schema import Queue
    from deskbook.library.model import Library, Record


def render(record: Record[Queue], library: Library) -> Element:
    return mention(library, "queue", record.id, "desk-queue")
