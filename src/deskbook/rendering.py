"""Finds the block or the view that a page calls, and renders it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.absent import unknown
from deskbook.discover import modules
from deskbook.errors import DeskbookError
from deskbook.load import path_of
from deskbook.markup import label
from deskbook.source import suggestion

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library


def render(library: Library, kind: str, argument: str) -> Element:
    """One block, or one generated `view`, as an element tree; raises DeskbookError on an unknown id."""
    if kind == "view":
        return _view(library, argument)
    blocks = modules("deskbook.blocks")
    if kind not in blocks:
        raise DeskbookError(f"unknown block {kind!r}; {suggestion(kind, [*blocks, 'view'])}")
    of = getattr(blocks[kind], "KIND", kind)
    if (one := library.only(of)) and argument in library.ids(of):
        told: Element = blocks[kind].render(one, library, argument)
        return told
    record = library.find(of, argument) if one is None else None
    if record is None:
        raise DeskbookError(_missing(library, kind, of, argument))
    element: Element = blocks[kind].render(record, library)
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
    views = modules("deskbook.views")
    module = views.get(name.replace("-", "_"))
    if module is None:
        known = [view.replace("_", "-") for view in views]
        raise DeskbookError(f"unknown view {name!r}; {suggestion(name, known)}")
    element: Element = module.render(library)
    if not len(element) and not (element.text or "").strip():
        element.append(label("Nothing is written down here yet."))
    return element
