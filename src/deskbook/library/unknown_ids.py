"""What to say of an id that no record or page has: the near match, the page's new name, or how to write it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from deskbook.library.uses import mentions
from deskbook.read.source import nearest, suggestion
from deskbook.schema.reference import ID
from deskbook.schema.room import page_kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deskbook.library.model import Library


def unknown(library: Library, kind: str, id: str) -> str:
    """`unknown role 'finanse'; did you mean 'finance'?`, for an id that is not in `library.ids(kind)`."""
    what = "SOP" if kind == "sop" else kind.replace("_", " ")
    if new := moved(library).get((kind, id)):
        return f"unknown {what} {id!r}; did you mean {new!r}, its new name?"
    known = library.ids(kind)
    fits = re.fullmatch(ID, id) and not id.startswith("fill-in")
    if not known:
        new = "" if kind in library.alone else f" {id if fits else 'ID'}"
        return f"unknown {what} {id!r}; none exists yet, run deskbook new {kind}{new}"
    if near := nearest(id, known):
        return f"unknown {what} {id!r}; did you mean {near!r}?"
    write = f"; or run deskbook new {kind} {id}" if fits else ""
    return f"unknown {what} {id!r}; {suggestion(id, known)}{write}"


def moved(library: Library) -> Mapping[tuple[str, str], str]:
    """(kind, former id) → id of a page that was renamed.

    It still calls its own block by the former id; or it is the one page that no record names, while one
    id is named twice or more and is nobody's.
    """
    return library.once(_moved)


def _moved(library: Library) -> dict[tuple[str, str], str]:
    known = {kind: library.ids(kind) for kind in page_kinds().values()}
    found = {
        (page.kind, call.argument): page.id
        for page in library.pages.values()
        for call in page.outline.calls
        if call.name == page.kind and call.argument not in known[page.kind]
    }
    for kind, ids in known.items():
        named = Counter(
            one.id for one in mentions(library) if one.kind == kind and one.record.kind not in known
        )
        lost = [id for id in named.keys() - ids if named[id] > 1 and not nearest(id, ids)]
        loose = [id for id in ids - named.keys() if library.page(kind, id)]
        if len(lost) == len(loose) == 1:
            found.setdefault((kind, lost[0]), loose[0])
    return found
