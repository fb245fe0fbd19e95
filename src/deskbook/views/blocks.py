"""Every block that a page can call: what it shows, how to call it, and where its data stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.discover import modules
from deskbook.load import PAGE_KINDS
from deskbook.markup import Cell, el, table

if TYPE_CHECKING:
    from types import ModuleType
    from xml.etree.ElementTree import Element

    from deskbook.model import Library

FOLDERS = {kind: f"docs/{folder}" for folder, kind in PAGE_KINDS.items()}


def render(library: Library) -> Element:
    """The blocks for a sentence first."""
    blocks = modules("deskbook.blocks")
    ordered = sorted(blocks, key=lambda name: (not getattr(blocks[name], "INLINE", False), name))
    rows: list[list[Cell]] = [_row(name, blocks[name], library) for name in ordered]
    head = ["Block", "What it shows", "Stands", "Call", "Data"]
    return el("div", {"class": "desk-view"}, table("Blocks", head, rows, "blocks"))


def _row(name: str, module: ModuleType, library: Library) -> list[Cell]:
    kind = getattr(module, "KIND", name)
    alone = kind in library.alone
    known = ["name"] if alone else sorted(library.records.get(kind, {}))
    folder = f"sop_data/{kind}.yml" if alone else f"{FOLDERS.get(kind, f'sop_data/{kind}')}/"
    inline = getattr(module, "INLINE", False)
    return [
        name,
        (module.__doc__ or "").strip().split("\n")[0],
        "in a sentence" if inline else "on a line of its own",
        el("code", None, f'{{{{ {name}("{known[0] if known else "id"}") }}}}'),
        el("code", None, folder),
    ]
