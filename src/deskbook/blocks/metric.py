"""A measure by its short name, linked to its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.links import link

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.metric import Metric
    from deskbook.model import Library, Record

INLINE = True


def render(record: Record[Metric], library: Library) -> Element:
    element = link(library, "metric", record.id, record.data.short)
    element.attrib |= {"class": "desk-metric", "data-metric": record.id}
    return element
