"""A measure by its short name, linked to its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.links import link

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.metric.schema import Metric
    from deskbook.library.model import Library, Record


def render(record: Record[Metric], library: Library) -> Element:
    element = link(library, "metric", record.id, record.data.short)
    element.attrib |= {"class": "desk-metric", "data-metric": record.id}
    return element
