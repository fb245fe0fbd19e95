"""A form that agents fill in elsewhere: what goes into each field, and a template to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from deskbook.links import link, mention, place
from deskbook.markup import NONE, Cell, Child, el, label, table
from deskbook.reference import Id, RoleId, Schema, Text, ToolId

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library, Record


class Entry(Schema):
    id: Id
    label: Text
    required: bool = True
    help: Text
    example: Text | None = None


class Form(Schema):
    """`template` is the text to copy; without it, the labels of the fields make one."""

    title: Text
    when: Text
    goes_to: RoleId
    tool: ToolId | None = None
    fields: list[Entry] = Field(min_length=1, max_length=30)
    template: Text | None = None


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
