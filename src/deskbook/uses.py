"""Where each record is used: the pages that call it, and the records that refer to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskbook.reference import references

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deskbook.model import Library, Page

Name = tuple[str, str]
"""(kind or block, id): what a page calls or a record refers to."""


@dataclass(frozen=True, slots=True)
class Uses:
    """Both in the order of paths and ids, each user once."""

    pages: Mapping[Name, tuple[Page, ...]]
    records: Mapping[Name, tuple[Name, ...]]


def uses(library: Library) -> Uses:
    """The index of a library, made once."""
    return library.once(_index)


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
    for of in sorted(library.records):
        for id in sorted(library.records[of]):
            for _, kind, target in references(library.records[of][id].data):
                records.setdefault((kind, target), {})[of, id] = None
    return Uses(
        {name: tuple(found.values()) for name, found in pages.items()},
        {name: tuple(found) for name, found in records.items()},
    )
