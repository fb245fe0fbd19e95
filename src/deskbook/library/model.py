"""The library that everything else is a function of: frozen values, no input or output."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar

from deskbook.read.outline import Outline
from deskbook.read.source import Document, Where
from deskbook.schema.reference import Schema
from deskbook.schema.room import Room, rooms

S = TypeVar("S", bound=Schema)
T = TypeVar("T")
Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that a person has to mend: where, which rule, what is wrong and what to do."""

    where: Where
    code: str
    message: str
    severity: Severity = "error"
    about: str = field(default="", compare=False)
    """What the message is about, as it stands in the file: a link, an id, a query; '' where it is all of a thing."""

    def __str__(self) -> str:
        note = "warning: " if self.severity == "warning" else ""
        return f"{self.where}: {self.code} {note}{self.message}"


@dataclass(frozen=True, slots=True)
class Record(Generic[S]):
    """One file of `sop_data/`, or the front matter of one page."""

    kind: str
    id: str
    doc: Document
    data: S

    def where(self, *loc: str | int) -> Where:
        return self.doc.where(*loc)


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file; `kind` is `sop`, `playbook` or `page`, `meta` None where it is broken."""

    path: str
    id: str
    kind: str
    body: str
    """The text as its author wrote it; rules tell its lines."""
    body_line: int
    outline: Outline
    """What the whole text holds; what its author did not write has the line before it."""
    doc: Document
    meta: Record[Any] | None
    whole: str
    """The text as readers get it, with what the template puts in."""
    written: Outline
    """What the author's own text holds."""

    @property
    def url(self) -> str:
        """The page as links in blocks name it: from the root of `docs/`."""
        return self.path.removeprefix("docs")

    def where(self, line: int = 1) -> Where:
        return Where(self.path, line)


@dataclass(frozen=True, eq=False)
class Library:
    """All of a project on one day. Broken files stand in `problems`, the rest stays usable."""

    today: dt.date
    pages: Mapping[str, Page] = field(default_factory=dict)
    records: Mapping[str, Mapping[str, Record[Any]]] = field(default_factory=dict)
    broken: frozenset[tuple[str, str]] = frozenset()
    assets: frozenset[str] = frozenset()
    problems: tuple[Finding, ...] = ()
    blocks: Mapping[str, str] = field(default_factory=dict)
    """Name of a block → kind of the record that its argument names."""
    rooms: Mapping[str, Room] = field(default_factory=rooms)
    """Kind → what other code must know of it."""
    alone: frozenset[str] = frozenset()
    """The kinds of which a project has one record."""
    figures_used: frozenset[str] = frozenset()
    """The figures that data files name as `{{figure.id}}`; the loader has put their text in place."""
    packaged: frozenset[str] = frozenset()
    """Paths of the pages that the package brought, since the project has none of its own there."""
    macros: frozenset[str] = frozenset()
    """Names of the macros of the project's own that a page may call."""
    calendars: Mapping[str, str] = field(default_factory=dict)
    """Path → text of the calendar files (`.ics`) beside the records of hours."""
    broken_calendars: frozenset[str] = frozenset()
    """Those that are there and cannot be read."""

    def all(self, schema: type[S]) -> list[Record[S]]:
        """The valid records of a schema, by id."""
        return list(self.records.get(kind_of(schema), {}).values())

    def get(self, schema: type[S], id: str) -> Record[S] | None:
        return self.records.get(kind_of(schema), {}).get(id)

    def find(self, kind: str, id: str) -> Record[Any] | None:
        return self.records.get(kind, {}).get(id)

    def only(self, kind: str) -> Record[Any] | None:
        """The record of a kind that a project has one record of; None for other kinds."""
        return self.find(kind, kind) if kind in self.alone else None

    def ids(self, kind: str) -> frozenset[str]:
        """Every id of a kind, those of broken files too, so that one error is told once.

        Of a kind that has one record only, what can be named are its fields.
        """
        if (one := self.only(kind)) is not None:
            return frozenset(type(one.data).model_fields)
        return frozenset(self.records.get(kind, {})) | self._broken_ids.get(kind, frozenset())

    def sop(self, id: str) -> Page | None:
        """The page of an SOP."""
        return self._by_id.get(("sop", id))

    def page(self, kind: str, id: str) -> Page | None:
        return self._by_id.get((kind, id))

    def once(self, build: Callable[[Library], T]) -> T:
        """What `build` makes of this library, worked out at the first call."""
        if build not in self._made:
            self._made[build] = build(self)
        made: T = self._made[build]
        return made

    @cached_property
    def _made(self) -> dict[Callable[[Library], Any], Any]:
        return {}

    @cached_property
    def _by_id(self) -> dict[tuple[str, str], Page]:
        return {(page.kind, page.id): page for page in self.pages.values()}

    @cached_property
    def _broken_ids(self) -> dict[str, frozenset[str]]:
        kinds = {kind for kind, _ in self.broken}
        return {kind: frozenset(id for of, id in self.broken if of == kind) for kind in kinds}


def kind_of(schema: type[Schema]) -> str:
    """The kind that a schema describes: the name of its room, `deskbook.kinds.<kind>.schema`."""
    return schema.__module__.split(".")[-2]
