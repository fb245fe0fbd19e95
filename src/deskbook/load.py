"""The only reader: a folder, or a mapping of path to text, becomes one Library."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from deskbook import clock
from deskbook.errors import DeskbookError
from deskbook.half_fenced import meant
from deskbook.model import Finding, Library, Page, Record
from deskbook.outline import Outline, outline
from deskbook.reference import ID, near_id
from deskbook.schema_errors import field_problems, shown
from deskbook.source import MAX_BYTES, Document, SourceProblem, Where, front_matter, parse, suggestion

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Set

    from deskbook.reference import Schema
    from deskbook.source import Loc

UNREADABLE, NOT_YAML, BAD_FIELD, UNKNOWN_FIGURE, BAD_NAME = "SOP001", "SOP002", "SOP003", "SOP004", "SOP005"
NO_FRONT_MATTER, UNKNOWN_KIND = "SOP101", "SOP006"

PAGE_KINDS = {"sops": "sop", "playbooks": "playbook"}
"""Folder of `docs/` → kind of its pages; an `index.md` and all other folders hold plain pages."""

_ID = re.compile(ID)
_FIGURE = re.compile(r"\{\{\s*figure\.([A-Za-z0-9_-]{1,64})(\.value)?\s*\}\}")
_NEARLY_FIGURE = re.compile(r"\{\{\s*figure\b[^{}]*\}?\}?")
_UNSAFE_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_FIGURES = "sop_data/figure/"


def path_of(kind: str, id: str) -> str:
    """Where the file of a record or page belongs.

    >>> path_of("sop", "refunds"), path_of("role", "tier-1")
    ('docs/sops/refunds.md', 'sop_data/role/tier-1.yml')
    """
    folder = next((folder for folder, of in PAGE_KINDS.items() if of == kind), None)
    return f"docs/{folder}/{id}.md" if folder else f"sop_data/{kind}/{id}.yml"


def folder(
    root: Path,
    schemas: Mapping[str, type[Schema]],
    today: dt.date | None = None,
    blocks: Mapping[str, str] | None = None,
) -> Library:
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
            elif top == "docs" and not path.endswith(".md"):
                assets.add(path)
            else:
                try:
                    with (root / path).open("rb") as file:
                        files[path] = file.read(MAX_BYTES + 1)
                except OSError as error:
                    why = (error.strerror or "unknown error").lower()
                    refused.append(
                        Finding(
                            Where(path), UNREADABLE, f"the file cannot be read ({why}); mend its permissions"
                        )
                    )
    return library(files, schemas, today, frozenset(assets), tuple(refused), blocks)


def _walk(root: Path, top: str) -> Iterator[tuple[str, Finding | None]]:
    real = root.resolve()

    def refuse(path: Path, message: str) -> tuple[str, Finding]:
        shown_path = _safe(path.relative_to(root).as_posix())
        return shown_path, Finding(Where(shown_path), UNREADABLE, message)

    for parent, folders, names in os.walk(root / top):
        folders.sort()
        for name in folders:
            if Path(parent, name).is_symlink():
                yield refuse(
                    Path(parent, name), "the folder is a link and is not read; put the folder itself here"
                )
        for name in sorted(names):
            if name.startswith("."):
                continue
            path = Path(parent, name)
            if _UNSAFE_NAME.search(path.relative_to(root).as_posix()):
                yield refuse(path, "the file's name holds control characters; rename it")
            elif path.is_symlink() and not path.resolve().is_relative_to(real):
                yield refuse(path, "the link leads out of the project; put the file itself here")
            elif not path.is_file():
                yield refuse(path, "not a regular file; remove it")
            else:
                yield path.relative_to(root).as_posix(), None


def _safe(path: str) -> str:
    """A path as one line of text, whatever its bytes were."""
    return path.encode("unicode_escape").decode() if _UNSAFE_NAME.search(path) else path


def library(
    files: Mapping[str, str | bytes],
    schemas: Mapping[str, type[Schema]],
    today: dt.date | None = None,
    assets: frozenset[str] = frozenset(),
    refused: tuple[Finding, ...] = (),
    blocks: Mapping[str, str] | None = None,
) -> Library:
    """Read files given as path → text; a broken file becomes findings and never stops the rest.

    `blocks` maps the name of each block to the kind that its argument names (by default each kind
    is its own block). Files of `docs/` that are no Markdown become assets, unread.
    """
    reader = _Loader(schemas, files.keys())
    reader.problems.extend(refused)
    assets |= {path for path in files if path.startswith("docs/") and not path.endswith(".md")}
    read = sorted(files.keys() - assets)
    texts = {path: text for path in read if (text := reader.text(path, files[path])) is not None}
    for path in {*read} - texts.keys() | {one.where.path for one in refused}:
        reader.mark_broken(path)
    for path in sorted(texts, key=lambda path: (not path.startswith(_FIGURES), path)):
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
        blocks if blocks is not None else {kind: kind for kind in schemas},
        frozenset(reader.figures_used),
    )


class _Loader:
    """Collects records, pages and problems, one file at a time."""

    def __init__(self, schemas: Mapping[str, type[Schema]], paths: Set[str]) -> None:
        self.schemas, self.paths = schemas, paths
        self.pages: dict[str, Page] = {}
        self.records: dict[str, dict[str, Record[Any]]] = {}
        self.broken: set[tuple[str, str]] = set()
        self.problems: list[Finding] = []
        self.figures_used: set[str] = set()
        self.hollow = False
        """Whether the document at hand lacks a number, because its figure is unknown or broken and told itself."""

    def add(self, where: Where, code: str, message: str) -> None:
        self.problems.append(Finding(where, code, message))

    def text(self, path: str, content: str | bytes) -> str | None:
        """The text of a file, its lines ended by \\n, or None where it cannot be read."""
        if _UNSAFE_NAME.search(path):
            self.add(Where(_safe(path)), UNREADABLE, "the file's name holds control characters; rename it")
            return None
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
                f"the file is larger than {MAX_BYTES:,} bytes and is not read; split it",
            )
            return None
        if isinstance(content, str):
            content = content.encode("utf-8", "surrogatepass")
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.add(
                Where(path, line),
                UNREADABLE,
                f"byte {content[error.start]:#04x} is not UTF-8 text; save the file as UTF-8",
            )
            return None
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            self.add(Where(path, line), UNREADABLE, "the file is not text (it holds a zero byte); replace it")
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def bad_name(self, path: str, id: str) -> None:
        such = f", such as {near!r}" if (near := near_id(id)) else ""
        message = f"file name {id!r} is no id; use lower-case words joined by hyphens{such}"
        self.add(Where(path), BAD_NAME, message)

    def mark_broken(self, path: str) -> None:
        """Note what a file that cannot be read would have been, so that no reference to it is told as well."""
        parts = PurePosixPath(path).parts
        if len(parts) == 3 and (parts[0] == "sop_data" or parts[1] in PAGE_KINDS):
            self.broken.add((PAGE_KINDS.get(parts[1], parts[1]), PurePosixPath(parts[2]).stem))

    def record(self, path: str, text: str) -> None:
        parts = PurePosixPath(path).parts
        if parts[-1] == "README.md":
            return
        if len(parts) != 3 or not path.endswith(".yml"):
            wanted = "sop_data/<kind>/<id>.yml"
            if len(parts) == 3:
                wanted = PurePosixPath(path).with_suffix(".yml").as_posix()
            mend = (
                f"name it {wanted} or move it away"
                if wanted not in self.paths
                else "move it away or remove it"
            )
            self.add(Where(path), BAD_NAME, f"{parts[-1]!r} is no record; {mend}")
            if path.endswith(".yaml"):
                self.mark_broken(path)
            return
        kind, id = parts[1], parts[2].removesuffix(".yml")
        if kind not in self.schemas:
            self.add(Where(path), UNKNOWN_KIND, f"unknown kind {kind!r}; {suggestion(kind, self.schemas)}")
            return
        if not _ID.fullmatch(id):
            self.bad_name(path, id)
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
            self.bad_name(path, id)
            return
        if kind != "page" and not text.strip():
            problem = f"the file is empty; restore it, or remove it and run deskbook new {kind} {id}"
            self.add(Where(path), NO_FRONT_MATTER, problem)
            self.broken.add((kind, id))
            return
        split = front_matter(text)
        doc: Document | None = Document(path, {})
        body, line = text, 1
        if split:
            body, line = split[1], split[2]
            doc = self.document(split[0], path, 2)
        elif (kind != "page" or text.startswith("---")) and (half := meant(text)):
            self.add(Where(path), NO_FRONT_MATTER, half.problem)
            body, line = half.body, half.body_line
            doc = self.document(half.front, path, half.front_line) if half.front else None
        elif kind != "page":
            problem = (
                f"the page has no front matter; begin it with the fields that `deskbook new {kind}` writes"
            )
            self.add(Where(path), NO_FRONT_MATTER, problem)
            doc = None
        meta = None
        if doc is None:
            self.broken.add((kind, id))
        elif kind in self.schemas:
            meta = self.validate(kind, id, doc)
        found = outline(body, line) if body else Outline()
        if kind == "page" and doc and doc.data.get("render_macros") is False:
            found = replace(found, calls=())  # the macros plugin leaves such a page alone
        self.pages[path] = Page(
            path,
            id,
            kind,
            body,
            line,
            found,
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
                "the file holds no field; write field: value lines, or remove it"
                if doc.data is None
                else f"expected fields such as `title: …`, found {shown(doc.data)}; write field: value lines",
            )
            return None
        self.hollow = False
        if "figure" in text:
            return replace(doc, data=self.fill(doc, doc.data, ()))
        return doc

    def fill(self, doc: Document, value: Any, loc: Loc) -> Any:
        """Put figures in place of `{{figure.id}}` (its text) and `{{figure.id.value}}` (its number)."""
        if isinstance(value, dict):
            return {key: self.fill(doc, item, (*loc, key)) for key, item in value.items()}
        if isinstance(value, list):
            return [self.fill(doc, item, (*loc, index)) for index, item in enumerate(value)]
        if not isinstance(value, str) or "figure" not in value:
            return value
        figures = self.records.get("figure", {})
        for found in _NEARLY_FIGURE.finditer(value):
            if problem := self.figure_problem(doc, found[0], value):
                self.add(doc.within(found[0], *loc), UNKNOWN_FIGURE, problem)
        whole = _FIGURE.fullmatch(value.strip())
        if whole and whole[2]:
            if whole[1] in figures:
                return figures[whole[1]].data.value
            self.hollow = True
        return _FIGURE.sub(lambda one: figures[one[1]].data.text if one[1] in figures else one[0], value)

    def figure_problem(self, doc: Document, call: str, value: str) -> str | None:
        """What is wrong with one `{{figure…}}`, if anything; notes that the figure is in use."""
        figures = self.records.get("figure", {})
        found = _FIGURE.fullmatch(call)
        if not found:
            return f"{shown(call)} names no figure; write {{{{figure.<id>}}}} or {{{{figure.<id>.value}}}}"
        id = found[1]
        self.figures_used.add(id)
        if doc.path.startswith(_FIGURES):
            return "a figure cannot be made of other figures; write its number out"
        if id not in figures and ("figure", id) not in self.broken:
            return f"unknown figure {id!r}; {suggestion(id, figures)}"
        if found[2] and value.strip() != call:
            return f"{shown(call)} stands for a number and must be the whole value; write {{{{figure.{id}}}}} for its text"
        return None

    def validate(self, kind: str, id: str, doc: Document) -> Record[Any] | None:
        if self.hollow:
            self.broken.add((kind, id))
            return None
        try:
            data = self.schemas[kind].model_validate(doc.data)
        except ValidationError as error:
            self.broken.add((kind, id))
            for where, message in field_problems(doc, self.schemas[kind], error):
                self.add(where, BAD_FIELD, message)
            return None
        record = Record(kind, id, doc, data)
        self.records.setdefault(kind, {})[id] = record
        return record
