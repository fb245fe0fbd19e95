"""Every block that a page can call: what it shows, how to call it, and where its data stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Cell, el, table
from deskbook.html.rendering import blocks, is_inline

if TYPE_CHECKING:
    from types import ModuleType
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    """The blocks for a sentence first."""
    ordered = sorted(blocks(), key=lambda name: (not is_inline(name), name))
    rows: list[list[Cell]] = [_row(name, *blocks()[name], library) for name in ordered]
    head = ["Block", "What it shows", "Stands", "Call", "Data"]
    return el("div", {"class": "desk-view"}, table("Blocks", head, rows, "blocks"))


def _row(name: str, module: ModuleType, kind: str, library: Library) -> list[Cell]:
    room, alone = library.rooms[kind], kind in library.alone
    known = ["name"] if alone else sorted(library.records.get(kind, {}))
    folder = f"docs/{room.folder}/" if room.folder else f"sop_data/{kind}{'.yml' if alone else '/'}"
    return [
        name,
        (module.__doc__ or "").strip().split("\n")[0],
        "in a sentence" if room.inline else "on a line of its own",
        el("code", None, f'{{{{ {name}("{known[0] if known else "id"}") }}}}'),
        el("code", None, folder),
    ]
