"""How an SOP is measured: each metric with what it tells, its target and when it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Cell, Child, el, label, table
from deskbook.html.links import link, title
from deskbook.kinds.metric.schema import Metric

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.sop.schema import Sop
    from deskbook.library.model import Library, Record

HEAD: list[Child] = ["Measure", "What it tells", "Target", "Read"]


def is_empty(record: Record[Sop], library: Library) -> bool:
    return not record.data.measures


def render(record: Record[Sop], library: Library) -> Element:
    rows: list[list[Cell]] = []
    for id in record.data.measures:
        metric = library.get(Metric, id)
        if metric:
            data = metric.data
            rows.append([link(library, "metric", id), data.definition, data.target, data.cadence])
    if not rows:
        return el("div", {"class": "desk-block"}, label("This page names no measure."))
    caption = f"Measures of “{title(library, 'sop', record.id)}”"
    return el("div", {"class": "desk-block"}, table(caption, HEAD, rows, "measures"))
