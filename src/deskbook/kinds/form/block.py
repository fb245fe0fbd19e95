"""A form that agents fill in elsewhere: what goes into each field, and a template to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import NONE, Cell, Child, el, label, table
from deskbook.html.links import link, mention, place
from deskbook.kinds.form.schema import Form

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record


def render(record: Record[Form], library: Library) -> Element:
    data = record.data
    rows: list[list[Cell]] = [
        [
            entry.label,
            "required" if entry.required else "optional",
            entry.help,
            entry.example or NONE,
        ]
        for entry in data.fields
    ]
    where: list[Child] = [". Goes to ", mention(library, "role", data.goes_to, "desk-role")]
    if data.tool:
        where += [" in ", link(library, "tool", data.tool)]
    return el(
        "desk-form",
        {"class": "desk-card", "data-form": record.id, "id": place("form", record.id)},
        el("p", {"class": "desk-card-title"}, el("span", {"class": "desk-kind"}, "Form:"), " ", data.title),
        el("p", {"class": "desk-when"}, f"Use when: {data.when.rstrip('.')}", *where, "."),
        table(f"Fields of {data.title}", ["Field", "Needed", "What to write", "Example"], rows, "form"),
        label("Template to copy"),
        el("pre", {"class": "desk-template"}, el("code", None, data.template or _template(data))),
    )


def _template(data: Form) -> str:
    return "\n\n".join(f"{entry.label}:" for entry in data.fields)
