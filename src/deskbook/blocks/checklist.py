"""A checklist to tick or fill in: what must be there before the ticket moves on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from deskbook.links import link, place
from deskbook.markup import Child, bullets, el
from deskbook.reference import Id, Schema, SopId, Text, misplaced, repeated

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library, Record


class Item(Schema):
    """`kind` is a box to tick, a line or a few lines to write, or a score from 1 to 5."""

    id: Id
    text: Text
    kind: Literal["tick", "line", "lines", "score"] = "tick"
    required: bool = True
    help: Text | None = None


class Checklist(Schema):
    """What is filled in is kept in the browser: with the `ticket`, or with the `agent` until they clear it."""

    title: Text
    summary: Text | None = None
    sop: SopId | None = None
    keep: Literal["ticket", "agent"] = "ticket"
    items: list[Item] = Field(min_length=1, max_length=40)

    @model_validator(mode="after")
    def _once(self) -> Checklist:
        ids = [item.id for item in self.items]
        if (twice := repeated(ids)) is not None:
            raise misplaced(f"item {ids[twice]!r} stands twice; keep one", "items", twice, "id")
        return self


def render(record: Record[Checklist], library: Library) -> Element:
    """Inputs lie inside their labels, so a page may hold the list twice; optional items say so in words."""
    data = record.data
    sop: list[Child] = [" See ", link(library, "sop", data.sop), "."] if data.sop else []
    return el(
        "desk-checklist",
        {
            "class": "desk-card",
            "data-checklist": record.id,
            "data-keep": data.keep,
            "id": place("checklist", record.id),
        },
        el(
            "p",
            {"class": "desk-card-title"},
            el("span", {"class": "desk-kind"}, "Checklist:"),
            " ",
            data.title,
        ),
        el("p", None, data.summary or "", *sop) if data.summary or sop else None,
        bullets([_item(item, record.id) for item in data.items], {"class": "desk-checks"}),
    )


def _item(item: Item, id: str) -> Element:
    attrs = {"class": f"desk-check desk-check-{item.kind}", "data-item": item.id}
    if item.required:
        attrs["data-required"] = "true"
    words: list[Child] = [item.text, " ", el("span", {"class": "desk-need"}, _need(item))]
    hint = el("span", {"class": "desk-help"}, f" {item.help}") if item.help else None
    match item.kind:
        case "tick":
            return el(
                "label", attrs, el("input", {"type": "checkbox", "autocomplete": "off"}), " ", *words, hint
            )
        case "line":
            return el("label", attrs, *words, hint, " ", el("input", {"type": "text", "autocomplete": "off"}))
        case "lines":
            return el("label", attrs, *words, hint, " ", el("textarea", {"rows": "3", "autocomplete": "off"}))
        case _:
            return el("fieldset", attrs, el("legend", None, *words, hint), *_scores(f"{id}-{item.id}"))


def _need(item: Item) -> str:
    return "(required)" if item.required else "(optional)"


def _scores(name: str) -> list[Element]:
    group = f"checklist-{name}"
    return [
        el(
            "label",
            None,
            el("input", {"type": "radio", "name": group, "value": str(score), "autocomplete": "off"}),
            f" {score} ",
        )
        for score in range(1, 6)
    ]
