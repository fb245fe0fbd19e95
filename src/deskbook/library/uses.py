"""Where each record is used: the pages that call it, and the records that refer to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from deskbook.read.near import nearest
from deskbook.schema.reference import references

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deskbook.library.model import Library, Page, Record
    from deskbook.read.calls import Call
    from deskbook.read.source import Loc

_NEARLY_CALL = re.compile(r"\{\{\s*([a-z_]+)[^\w}]*([\w-]*)")

Name = tuple[str, str]
"""(kind or block, id): what a page calls or a record refers to."""


class Mention(NamedTuple):
    """One field of a record that names another record, a page or (kind `step`) a part of a page."""

    record: Record[Any]
    loc: Loc
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Uses:
    """Both in the order of paths and ids, each user once."""

    pages: Mapping[Name, tuple[Page, ...]]
    records: Mapping[Name, tuple[Name, ...]]


def uses(library: Library) -> Uses:
    """The index of a library, made once."""
    return library.once(_index)


def mentions(library: Library) -> tuple[Mention, ...]:
    """Every reference in every valid record, in the order of kinds, ids and fields."""
    return library.once(_mentions)


def meant(library: Library, call: Call) -> Name:
    """(block, id) of a call, or what a misspelt one was probably meant to be."""
    block, id = call.name, call.argument
    if block is None:
        found = _NEARLY_CALL.match(call.source)
        block, id = (found[1], found[2]) if found else ("", "")
    return block if block in library.blocks else nearest(block, library.blocks) or block, id


def callers(library: Library, block: str, id: str) -> tuple[Page, ...]:
    """The pages that hold `{{ block("id") }}`."""
    return uses(library).pages.get((block, id), ())


def referrers(library: Library, kind: str, id: str, by: str) -> list[str]:
    """The ids of the records of kind `by` that refer to one record."""
    return [other for of, other in uses(library).records.get((kind, id), ()) if of == by]


def _index(library: Library) -> Uses:
    pages: dict[Name, dict[str, Page]] = {}
    for path in sorted(library.pages):
        page = library.pages[path]
        for call in page.outline.calls:
            if call.name:
                pages.setdefault((call.name, call.argument), {})[path] = page
    records: dict[Name, dict[Name, None]] = {}
    for record, _, kind, target in mentions(library):
        records.setdefault((kind, target), {})[record.kind, record.id] = None
    return Uses(
        {name: tuple(found.values()) for name, found in pages.items()},
        {name: tuple(found) for name, found in records.items()},
    )


def _mentions(library: Library) -> tuple[Mention, ...]:
    return tuple(
        Mention(library.records[of][id], loc, kind, target)
        for of in sorted(library.records)
        for id in sorted(library.records[of])
        for loc, kind, target in references(library.records[of][id].data)
    )
