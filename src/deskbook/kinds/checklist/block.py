"""A checklist to tick or fill in: what must be there before the ticket moves on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Child, bullets, el
from deskbook.html.links import link, place
from deskbook.kinds.checklist.schema import Checklist, Item

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record


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
