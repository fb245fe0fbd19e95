"""Finds the block or the view that a page calls, and renders it."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from deskbook.discover import modules
from deskbook.errors import DeskbookError
from deskbook.html.elements import label
from deskbook.library.load import path_of
from deskbook.library.unknown_ids import unknown
from deskbook.read.near import suggestion
from deskbook.schema.room import rooms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


class Block(NamedTuple):
    """The module that renders a block, and the kind of the record that its argument names."""

    module: ModuleType
    kind: str


@cache
def blocks() -> Mapping[str, Block]:
    """Every block by the name that a page calls it by.

    >>> blocks()["raci"].kind, blocks()["history"].kind
    ('raci', 'sop')
    """
    found = {}
    for kind in rooms():
        for name, module in modules(f"deskbook.kinds.{kind}").items():
            if name != "view" and hasattr(module, "render"):
                found[kind if name == "block" else name] = Block(module, kind)
    return MappingProxyType(dict(sorted(found.items())))


@cache
def views() -> Mapping[str, ModuleType]:
    """Every view by the name that a page calls it by: of one kind in its room, of several in `deskbook.views`.

    >>> [name in views() for name in ("roles", "by-owner")]
    [True, True]
    """
    found = {name.replace("_", "-"): module for name, module in modules("deskbook.views").items()}
    for kind, room in rooms().items():
        if room.view:
            found[room.view] = modules(f"deskbook.kinds.{kind}")["view"]
    return MappingProxyType(dict(sorted(found.items())))


def is_inline(block: str) -> bool:
    """Whether a block stands in a sentence."""
    return block in blocks() and rooms()[blocks()[block].kind].inline


def render(library: Library, kind: str, argument: str) -> Element:
    """One block, or one generated `view`, as an element tree; raises DeskbookError on an unknown id."""
    if kind == "view":
        return _view(library, argument)
    if kind not in blocks():
        raise DeskbookError(f"unknown block {kind!r}; {suggestion(kind, [*blocks(), 'view'])}")
    module, of = blocks()[kind]
    if (one := library.only(of)) and argument in library.ids(of):
        told: Element = module.render(one, library, argument)
        return told
    record = library.find(of, argument) if one is None else None
    if record is None:
        raise DeskbookError(_missing(library, kind, of, argument))
    element: Element = module.render(record, library)
    return element


def _missing(library: Library, block: str, of: str, id: str) -> str:
    """Why there is no such record: nobody wrote it, or its file is broken and where."""
    if id not in library.ids(of):
        return f"{block}: {unknown(library, of, id)}"
    first = next(
        (str(one) for one in library.problems if one.where.path == path_of(of, id)), "run deskbook check"
    )
    return f"{block}: {of} {id!r} is broken: {first}"


def _view(library: Library, name: str) -> Element:
    module = views().get(name)
    if module is None:
        raise DeskbookError(f"unknown view {name!r}; {suggestion(name, views())}")
    element: Element = module.render(library)
    if not len(element) and not (element.text or "").strip():
        element.append(label("Nothing is written down here yet."))
    return element
