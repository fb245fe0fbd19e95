"""A decision table: what holds (a row) and what to do about it (the columns)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import NONE, Cell, Child, bullets, el, sentence, table
from deskbook.html.links import link, place
from deskbook.kinds.matrix.schema import Matrix, Refer, Value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record


def render(record: Record[Matrix], library: Library) -> Element:
    data = record.data
    head: list[Child] = [column.title for column in data.columns]
    rows = [[_cell(row.get(column.id), library) for column in data.columns] for row in data.rows]
    owner: list[Child] = [link(library, "role", data.owner), " owns this table."] if data.owner else []
    note: list[Child] = [f"{sentence(data.note)} "] if data.note else []
    return el(
        "div",
        {"class": "desk-block", "id": place("matrix", record.id)},
        el("p", None, data.summary) if data.summary else None,
        table(data.title, head, rows, "matrix"),
        el("p", {"class": "desk-note"}, *note, *owner) if note or owner else None,
    )


def _cell(value: Value | None, library: Library) -> Cell:
    if value is None or value == []:
        return NONE
    if isinstance(value, list):
        return bullets([_one(item, library) for item in value])
    return _one(value, library)


def _one(value: str | Refer, library: Library) -> Child:
    if isinstance(value, str):
        return value
    kind, id = value.named()[0]
    return link(library, "decision_tree" if kind == "tree" else kind, id, value.text)
