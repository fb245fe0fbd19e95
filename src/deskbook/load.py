"""The only reader: a folder, or a mapping of path to text, becomes one Library."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from deskbook import clock
from deskbook.errors import DeskbookError
from deskbook.model import Finding, Library, Page, Record
from deskbook.outline import Outline, outline
from deskbook.reference import ID
from deskbook.source import (
    MAX_BYTES,
    Document,
    SourceProblem,
    Where,
    front_matter,
    nearest,
    parse,
    suggestion,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from deskbook.reference import Schema
    from deskbook.source import Loc

UNREADABLE, NOT_YAML, BAD_FIELD, UNKNOWN_FIGURE, BAD_NAME = "SOP001", "SOP002", "SOP003", "SOP004", "SOP005"
NO_FRONT_MATTER, UNKNOWN_KIND = "SOP101", "SOP006"

PAGE_KINDS = {"sops": "sop", "playbooks": "playbook"}
"""Folder of `docs/` → kind of its pages; an `index.md` and all other folders hold plain pages."""

_ID = re.compile(ID)
_FIGURE = re.compile(r"\{\{\s*figure\.([A-Za-z0-9_-]{1,64})(\.value)?\s*\}\}")


def folder(root: Path, schemas: Mapping[str, type[Schema]], today: dt.date | None = None) -> Library:
    """Read the project in `root`. Raises DeskbookError where it is no project at all."""
    if not (root / "docs").is_dir():
        raise DeskbookError(f"no docs/ folder in {root.name or root}; run deskbook in the project's root")
    files: dict[str, bytes] = {}
    assets: set[str] = set()
    refused: list[Finding] = []
    for top in ("docs", "sop_data"):
        for path, problem in _walk(root, top):
            if problem:
                refused.append(problem)
            elif path.endswith((".md", ".yml", ".yaml")) and (top == "sop_data" or path.endswith(".md")):
                files[path] = (root / path).read_bytes()
            else:
                assets.add(path)
    return library(files, schemas, today, frozenset(assets), tuple(refused))


def _walk(root: Path, top: str) -> Iterator[tuple[str, Finding | None]]:
    real = root.resolve()
    for parent, folders, names in os.walk(root / top):
        folders.sort()
        for name in sorted(names):
            if name.startswith("."):
                continue
            path = Path(parent, name)
            shown = path.relative_to(root).as_posix()
            if path.is_symlink() and not path.resolve().is_relative_to(real):
                yield (
                    shown,
                    Finding(
                        Where(shown),
                        UNREADABLE,
                        "the link leads out of the project; put the file itself here",
                    ),
                )
            elif not path.is_file():
                yield shown, Finding(Where(shown), UNREADABLE, "not a regular file; remove it")
            else:
                yield shown, None


def library(
    files: Mapping[str, str | bytes],
    schemas: Mapping[str, type[Schema]],
    today: dt.date | None = None,
    assets: frozenset[str] = frozenset(),
    refused: tuple[Finding, ...] = (),
) -> Library:
    """Read files given as path → text; a broken file becomes findings and never stops the rest."""
    reader = _Loader(schemas)
    reader.problems.extend(refused)
    texts = {path: text for path in sorted(files) if (text := reader.text(path, files[path])) is not None}
    figures = "sop_data/figure/"
    for path in sorted(texts, key=lambda path: (not path.startswith(figures), path)):
        if path.startswith("docs/") and path.endswith(".md"):
            reader.page(path, texts[path])
        elif path.startswith("sop_data/"):
            reader.record(path, texts[path])
    return Library(
        today or clock.today(),
        reader.pages,
        {kind: dict(sorted(records.items())) for kind, records in sorted(reader.records.items())},
        frozenset(reader.broken),
        assets,
        tuple(sorted(reader.problems)),
    )


class _Loader:
    """Collects records, pages and problems, one file at a time."""

    def __init__(self, schemas: Mapping[str, type[Schema]]) -> None:
        self.schemas = schemas
        self.pages: dict[str, Page] = {}
        self.records: dict[str, dict[str, Record[Any]]] = {}
        self.broken: set[tuple[str, str]] = set()
        self.problems: list[Finding] = []

    def add(self, where: Where, code: str, message: str) -> None:
        self.problems.append(Finding(where, code, message))

    def text(self, path: str, content: str | bytes) -> str | None:
        if ".." in PurePosixPath(path).parts or path.startswith("/"):
            self.add(
                Where(path),
                UNREADABLE,
                f"path {path[:80]!r} leaves the project; keep files in docs/ and sop_data/",
            )
            return None
        if len(content) > MAX_BYTES:
            self.add(
                Where(path),
                UNREADABLE,
                f"the file has {len(content):,} bytes, at most {MAX_BYTES:,} are read; split it",
            )
            return None
        if isinstance(content, str):
            return content
        try:
            return content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.add(
                Where(path, line),
                UNREADABLE,
                f"byte {content[error.start]:#04x} is not UTF-8 text; save the file as UTF-8",
            )
            return None

    def record(self, path: str, text: str) -> None:
        parts = PurePosixPath(path).parts
        if len(parts) != 3 or not path.endswith(".yml"):
            self.add(Where(path), BAD_NAME, f"{path!r} is not read; name it sop_data/<kind>/<id>.yml")
            return
        kind, id = parts[1], parts[2].removesuffix(".yml")
        if kind not in self.schemas:
            self.add(Where(path), UNKNOWN_KIND, f"unknown kind {kind!r}; {suggestion(kind, self.schemas)}")
            return
        if not _ID.fullmatch(id):
            self.add(
                Where(path), BAD_NAME, f"file name {id!r} is no id; use lower-case words joined by hyphens"
            )
            return
        doc = self.document(text, path, 1)
        if doc is None:
            self.broken.add((kind, id))
            return
        self.validate(kind, id, doc)

    def page(self, path: str, text: str) -> None:
        parts = PurePosixPath(path).parts
        id = parts[-1].removesuffix(".md")
        kind = PAGE_KINDS.get(parts[1], "page") if len(parts) == 3 and id != "index" else "page"
        if kind == "page":
            id = "/".join(parts[1:]).removesuffix(".md")
        elif not _ID.fullmatch(id):
            self.add(
                Where(path), BAD_NAME, f"file name {id!r} is no id; use lower-case words joined by hyphens"
            )
            return
        split = front_matter(text)
        doc: Document | None = Document(path, {})
        body, line = text, 1
        if split:
            body, line = split[1], split[2]
            doc = self.document(split[0], path, 2)
        elif text.startswith("---"):
            self.add(
                Where(path),
                NO_FRONT_MATTER,
                "front matter is opened and never closed; end it with a line of three hyphens",
            )
            doc = None
        elif kind != "page":
            self.add(
                Where(path),
                NO_FRONT_MATTER,
                "the page has no front matter; begin it with the fields that `deskbook new sop` writes",
            )
            doc = None
        meta = None
        if doc is None:
            self.broken.add((kind, id))
        elif kind in self.schemas:
            meta = self.validate(kind, id, doc)
        self.pages[path] = Page(
            path,
            id,
            kind,
            body,
            line,
            outline(body, line) if body else Outline(),
            doc or Document(path, {}),
            meta,
        )

    def document(self, text: str, path: str, first_line: int) -> Document | None:
        try:
            doc = parse(text, path, first_line)
        except SourceProblem as problem:
            self.add(problem.where, NOT_YAML, str(problem))
            return None
        if not isinstance(doc.data, dict):
            self.add(
                doc.where(),
                NOT_YAML,
                f"expected fields such as `title: …`, found {_shown(doc.data)}; write key: value lines",
            )
            return None
        if "figure." in text:
            return Document(doc.path, self.fill(doc, doc.data, ()), doc.marks)
        return doc

    def fill(self, doc: Document, value: Any, loc: Loc) -> Any:
        """Put figures in place of `{{figure.id}}` (its text) and `{{figure.id.value}}` (its number)."""
        if isinstance(value, dict):
            return {key: self.fill(doc, item, (*loc, key)) for key, item in value.items()}
        if isinstance(value, list):
            return [self.fill(doc, item, (*loc, index)) for index, item in enumerate(value)]
        if not isinstance(value, str) or "figure." not in value:
            return value
        figures = self.records.get("figure", {})
        for found in _FIGURE.finditer(value):
            if found[1] not in figures and ("figure", found[1]) not in self.broken:
                self.add(
                    doc.where(*loc),
                    UNKNOWN_FIGURE,
                    f"unknown figure {found[1]!r}; {suggestion(found[1], figures)}",
                )
        whole = _FIGURE.fullmatch(value.strip())
        if whole and whole[2] and whole[1] in figures:
            return figures[whole[1]].data.value
        return _FIGURE.sub(lambda one: figures[one[1]].data.text if one[1] in figures else one[0], value)

    def validate(self, kind: str, id: str, doc: Document) -> Record[Any] | None:
        try:
            data = self.schemas[kind].model_validate(doc.data)
        except ValidationError as error:
            self.broken.add((kind, id))
            for one in error.errors(include_url=False):
                self.add(*_field_problem(doc, self.schemas[kind], one))
            return None
        record = Record(kind, id, doc, data)
        self.records.setdefault(kind, {})[id] = record
        return record


def _field_problem(doc: Document, schema: type[Schema], error: Any) -> tuple[Where, str, str]:
    """One line for one pydantic error: the field, the bad value and what to do."""
    loc: Loc = tuple(part for part in error["loc"] if part != "[key]")
    while loc and loc not in doc.marks and error["type"] != "missing":
        loc = loc[:-1]
    name = ".".join(str(part) for part in loc) or "the record"
    value = _shown(error["input"])
    kind, context = error["type"], error.get("ctx", {})
    where = doc.where(*loc)
    if kind == "missing":
        return where, BAD_FIELD, f"field {name!r} is missing; add it"
    if kind == "extra_forbidden":
        return where, BAD_FIELD, f"unknown field {name!r}; {suggestion(str(loc[-1]), _siblings(schema, loc))}"
    if kind in ("literal_error", "enum"):
        expected = re.findall(r"'([^']*)'", context.get("expected", ""))
        near = nearest(str(error["input"]), expected)
        known = f"did you mean {near!r}?" if near else f"use one of: {', '.join(expected)}"
        return where, BAD_FIELD, f"{name} is {value}; {known}"
    if kind == "string_pattern_mismatch":
        return where, BAD_FIELD, f"{name} is {value}, which is not of the form {context['pattern']}; mend it"
    message = error["msg"].removeprefix("Value error, ")
    message = message[:1].lower() + message[1:]
    return where, BAD_FIELD, f"{name} is {value}: {message}" + ("" if ";" in message else "; mend the value")


def _siblings(schema: type[Schema], loc: Loc) -> list[str]:
    """The field names that would be right where an unknown one stands."""
    from typing import get_args

    from pydantic import BaseModel

    found: list[Any] = [schema]
    for part in loc[:-1]:
        step: list[Any] = []
        for hint in found:
            if isinstance(hint, type) and issubclass(hint, BaseModel):
                step += [f.annotation for n, f in hint.model_fields.items() if part in (n, f.alias)]
            else:
                step += list(get_args(hint))
        found = [inner for hint in step for inner in (hint, *get_args(hint))]
    return sorted(
        {
            field.alias or name
            for hint in found
            if isinstance(hint, type) and issubclass(hint, BaseModel)
            for name, field in hint.model_fields.items()
        }
    )


def _shown(value: object) -> str:
    """A bad value as a message quotes it: short and on one line."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "empty"
    text = repr(str(value) if not isinstance(value, str) else value)
    return text if len(text) <= 60 else f"{text[:56]}…'"
