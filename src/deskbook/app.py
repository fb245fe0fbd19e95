"""Deskbook as functions: load a project, check it, render its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.discover import modules
from deskbook.errors import DeskbookError
from deskbook.html import built_site, rendering
from deskbook.html.origin import traced
from deskbook.html.whole_page import whole_pages
from deskbook.library import load
from deskbook.read.source import suggestion
from deskbook.schema.room import rooms

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path
    from types import ModuleType
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Finding, Library
    from deskbook.schema.reference import Schema


def schemas() -> dict[str, type[Schema]]:
    """Kind → schema: the class of its room's `schema` that bears the kind's name in CamelCase."""
    return {
        kind: getattr(parts["schema"], "".join(word.title() for word in kind.split("_")))
        for kind in rooms()
        if "schema" in (parts := modules(f"deskbook.kinds.{kind}"))
    }


def blocks() -> dict[str, str]:
    """Name of each block → kind of the record that its argument names."""
    return {name: block.kind for name, block in rendering.blocks().items()}


def open_folder(root: Path, today: dt.date | None = None) -> Library:
    """The library of the project in `root`, as of `today` (the clock's day where None)."""
    return whole_pages(load.folder(root, schemas(), today, blocks()))


def open_files(files: Mapping[str, str | bytes], today: dt.date | None = None) -> Library:
    """The library of files given as path → text."""
    return whole_pages(load.library(files, schemas(), today, blocks=blocks()))


def check(library: Library) -> list[Finding]:
    """Every finding of every rule, sorted by place."""
    return sorted({one for rule in _rules("check") for one in rule.check(library)})


def check_site(folder: Path, library: Library) -> list[Finding]:
    """Every finding in the built HTML below `folder`, at its line of Markdown where a page made it, sorted."""
    pages = built_site.folder(folder)
    found = {one for rule in _rules("check_site") for one in rule.check_site(pages)}
    return sorted({traced(one, library) for one in found})


def _rules(function: str) -> list[ModuleType]:
    """The checks of one sort: `check` reads the library, `check_site` the built site."""
    return [rule for rule in modules("deskbook.rules").values() if hasattr(rule, function)]


def render(library: Library, kind: str, argument: str) -> Element:
    """One block or view as an element tree; raises DeskbookError on an unknown name or id."""
    return rendering.render(library, kind, argument)


def targets() -> dict[str, str]:
    """Name of each export → what it is, in one line."""
    found = modules("deskbook.exports")
    return {name: (module.__doc__ or "").strip().split("\n")[0] for name, module in found.items()}


def site_files(library: Library) -> list[tuple[str, bytes]]:
    """The files of every export that a site carries beside its pages: those that say `ON_SITE`."""
    on_site = [
        name for name, module in modules("deskbook.exports").items() if getattr(module, "ON_SITE", False)
    ]
    return [file for name in on_site for file in export(library, name)]


def export(library: Library, target: str) -> list[tuple[str, bytes]]:
    """The files of one export as (path, content), sorted; raises DeskbookError on an unknown target."""
    targets = modules("deskbook.exports")
    if target not in targets:
        raise DeskbookError(f"unknown export {target!r}; {suggestion(target, targets)}")
    return sorted(targets[target].export(library))
