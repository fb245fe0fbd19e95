"""The only reader: a folder, or a mapping of path to text, becomes one Library."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from deskbook.errors import DeskbookError
from deskbook.library.model import Finding, Library, Page, Record
from deskbook.library.packaged import pages
from deskbook.library.places import Misplaced, Place, bad_id, ids_in, place, usual
from deskbook.read import drawing, media, mkdocs_yml
from deskbook.read.front_fence import meant
from deskbook.read.limits import excess
from deskbook.read.media import Media
from deskbook.read.outline import Outline, outline
from deskbook.read.own_macros import own_macros
from deskbook.read.same_place import clashes
from deskbook.read.source import MAX_BYTES, Document, SourceProblem, Where, front_matter, parse, suggestion
from deskbook.read.unseen_letters import hidden, passing_as_latin
from deskbook.schema.field_errors import field_problems, shown
from deskbook.schema.plain_page import TEMPLATES, PlainPage
from deskbook.schema.reference import ID
from deskbook.schema.room import page_kinds, rooms
from deskbook.today import today as real_today

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Set

    from deskbook.read.source import Loc
    from deskbook.schema.reference import Schema

UNREADABLE, NOT_YAML, BAD_FIELD, UNKNOWN_FIGURE, BAD_NAME = "SOP001", "SOP002", "SOP003", "SOP004", "SOP005"
NO_FRONT_MATTER, UNKNOWN_KIND, ID_TWICE = "SOP101", "SOP006", "SOP010"
NOT_TAKEN, WRONG_CONTENT, ONE_PLACE, LIVE_DRAWING = "SOP007", "SOP008", "SOP009", "SOP225"
CUT_TEXT, HIDDEN, TWO_ALPHABETS, TOO_DEEP = "SOP221", "SOP222", "SOP223", "SOP224"

_ID = re.compile(ID)
_COMPANY = re.compile(r"\{\{\s*company\.([A-Za-z0-9_-]{1,64})\s*\}\}")
_FIGURE = re.compile(r"\{\{\s*figure\.([A-Za-z0-9_-]{1,64})(\.value)?\s*\}\}")
_NEARLY_FIGURE = re.compile(r"\{\{\s*figure\b[^{}]*\}?\}?")
_UNSAFE_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_PART = re.compile(r"\w[\w-]*")
_FILE = re.compile(r"\w[\w.@() -]*\.\w+")
_CALENDAR = re.compile(r"sop_data/hours/[A-Za-z0-9][A-Za-z0-9_-]*\.ics")


def path_of(kind: str, id: str) -> str:
    """Where the file of a record or page belongs.

    >>> path_of("sop", "refunds"), path_of("role", "tier-1")
    ('docs/sops/refunds.md', 'sop_data/role/tier-1.yml')
    """
    room = rooms().get(kind)
    return f"docs/{room.folder}/{id}.md" if room and room.folder else usual(kind, id)


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
    sizes: dict[str, int] = {}
    refused: list[Finding] = []
    for top in ("docs", "sop_data"):
        for path, problem in _walk(root, top):
            if problem:
                refused.append(problem)
            else:
                try:
                    with (root / path).open("rb") as file:
                        files[path] = file.read(MAX_BYTES + 1)
                        sizes[path] = file.seek(0, os.SEEK_END)
                except OSError as error:
                    why = (error.strerror or "unknown error").lower()
                    refused.append(
                        Finding(
                            Where(path), UNREADABLE, f"the file cannot be read ({why}); mend its permissions"
                        )
                    )
    settings = mkdocs_yml.read(root)
    ours = {path: text for path, text in pages().items() if path not in files}
    return library(
        {**files, **ours},
        schemas,
        today,
        tuple(refused),
        blocks,
        packaged=frozenset(ours),
        macros=own_macros(root, settings),
        templates=TEMPLATES | {path.name for path in (root / "overrides").glob("*.html")},
        sizes=sizes,
    )


def _walk(root: Path, top: str) -> Iterator[tuple[str, Finding | None]]:
    real = root.resolve()

    def refuse(path: Path, message: str) -> tuple[str, Finding]:
        shown_path = _safe(path.relative_to(root).as_posix())
        return shown_path, Finding(Where(shown_path), UNREADABLE, message)

    for parent, folders, names in os.walk(root / top):
        folders.sort()
        for name in [*folders]:
            path = Path(parent, name)
            if path.is_symlink():
                yield refuse(path, "the folder is a link and is not read; put the folder itself here")
            elif name.startswith("."):
                folders.remove(name)
                if top == "docs":
                    message = f"folder {name!r} is hidden and never reaches the site; move it out of docs/"
                    shown_path, _ = refuse(path, "")
                    yield shown_path, Finding(Where(shown_path), NOT_TAKEN, message)
        for name in sorted(names):
            if name in media.IGNORED or (top != "docs" and name.startswith(".")):
                continue
            path = Path(parent, name)
            if _UNSAFE_NAME.search(path.relative_to(root).as_posix()):
                yield refuse(path, "the file's name holds control characters; rename it")
            elif path.is_symlink() and (problem := _bad_link(path, real)):
                yield refuse(path, problem)
            elif top == "docs" and path.is_symlink():
                yield refuse(path, "the file is a link and is not read; put the file itself here")
            elif not path.is_file():
                yield refuse(path, "not a regular file; remove it")
            else:
                yield path.relative_to(root).as_posix(), None


def _makes_an_address(path: PurePosixPath) -> bool:
    """Whether a file of `docs/` has a name, and folders, that stand in a link as they are."""
    return bool(_FILE.fullmatch(path.name)) and all(_PART.fullmatch(part) for part in path.parts[:-1])


def _bad_link(path: Path, real: Path) -> str:
    """What is wrong with a link, if anything."""
    try:
        target = path.resolve(strict=True)
    except FileNotFoundError:
        return "the link leads nowhere; put the file itself here, or remove it"
    except (OSError, RuntimeError):  # a loop is a RuntimeError up to Python 3.12
        return "the link leads back to itself; put the file itself here, or remove it"
    return (
        "" if target.is_relative_to(real) else "the link leads out of the project; put the file itself here"
    )


def _safe(path: str) -> str:
    """A path as one line of text, whatever its bytes were."""
    return path.encode("unicode_escape").decode() if _UNSAFE_NAME.search(path) else path


def library(
    files: Mapping[str, str | bytes],
    schemas: Mapping[str, type[Schema]],
    today: dt.date | None = None,
    refused: tuple[Finding, ...] = (),
    blocks: Mapping[str, str] | None = None,
    *,
    packaged: frozenset[str] = frozenset(),
    macros: frozenset[str] = frozenset(),
    templates: frozenset[str] = TEMPLATES,
    sizes: Mapping[str, int] | None = None,
) -> Library:
    """Read files given as path → text; a broken file becomes findings and never stops the rest.

    `blocks` maps the name of each block to the kind that its argument names (by default each kind
    is its own block); `packaged` names the pages that the package brought. Files of `docs/` that are no
    Markdown become assets where they are media; `sizes` tells the whole size of a file of which only the
    beginning is given.
    """
    reader = _Loader(schemas, files.keys(), templates)
    reader.problems.extend(refused)
    beside = sorted(path for path in files if path.startswith("docs/") and not path.endswith(".md"))
    read = sorted(files.keys() - {*beside})
    texts = {path: text for path in read if (text := reader.text(path, files[path])) is not None}
    for path in {*read} - texts.keys() | {one.where.path for one in refused}:
        reader.mark_broken(path)
    for path, message in clashes([*files]):
        reader.add(Where(_safe(path)), ONE_PLACE, message)
    for path in sorted(
        texts, key=lambda path: (not reader.holds(path, "company"), not reader.holds(path, "figure"), path)
    ):
        if path.startswith("docs/") and path.endswith(".md"):
            reader.page(path, texts[path])
        elif path.startswith("sop_data/") and not _CALENDAR.fullmatch(path):
            reader.record(path, texts[path])
    company = reader.records.get("company", {}).get("company")
    largest = company.data.largest_file if company else media.LARGEST
    for path in beside:
        content = files[path]
        head = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        reader.beside(Media(path, head[: media.READ], (sizes or {}).get(path, len(head))), largest)
    return Library(
        today or real_today(),
        reader.pages,
        {kind: dict(sorted(records.items())) for kind, records in sorted(reader.records.items())},
        frozenset(reader.broken),
        frozenset(reader.assets),
        tuple(sorted(reader.problems)),
        blocks if blocks is not None else {kind: kind for kind in schemas},
        alone=frozenset(kind for kind in schemas if rooms()[kind].one),
        figures_used=frozenset(reader.figures_used),
        packaged=packaged,
        macros=macros,
        calendars={path: text for path, text in texts.items() if _CALENDAR.fullmatch(path)},
        broken_calendars=frozenset(
            path
            for path in {*read} - texts.keys() | {one.where.path for one in refused}
            if _CALENDAR.fullmatch(path)
        ),
    )


class _Loader:
    """Collects records, pages and problems, one file at a time."""

    def __init__(
        self, schemas: Mapping[str, type[Schema]], paths: Set[str], templates: frozenset[str]
    ) -> None:
        self.schemas, self.paths, self.templates = schemas, paths, templates
        self.assets: set[str] = set()
        self.pages: dict[str, Page] = {}
        self.records: dict[str, dict[str, Record[Any]]] = {}
        self.broken: set[tuple[str, str]] = set()
        self.problems: list[Finding] = []
        self.figures_used: set[str] = set()
        self.hollow = False
        """Whether the document at hand lacks a number, because its figure is unknown or broken and told itself."""

    def holds(self, path: str, kind: str) -> bool:
        """Whether a file holds records of a kind: figures are read first, since others are made of them."""
        at = place(path, self.schemas) if path.startswith("sop_data/") else None
        return isinstance(at, Place) and at.kind == kind

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

    def beside(self, one: Media, largest: int) -> None:
        """A file of `docs/` that is no page: an asset of the site, or findings."""
        where = Where(_safe(one.path))
        if _UNSAFE_NAME.search(one.path):
            self.add(where, UNREADABLE, "the file's name holds control characters; rename it")
        elif problem := media.problem(one, largest):
            self.add(where, NOT_TAKEN if media.is_name_told(one) else WRONG_CONTENT, problem)
        elif not _makes_an_address(PurePosixPath(one.path)):
            mend = "use letters, digits, hyphens and one dot before the ending"
            self.add(where, BAD_NAME, f"path {one.path[:120]!r} makes no address; {mend}")
        else:
            if one.ending == "svg":
                made = drawing.sanitised(one.head)
                for line, refused in made.refused:
                    self.add(Where(one.path, line), LIVE_DRAWING, refused)
                if not made.text:
                    return
            self.assets.add(one.path)

    def bad_name(self, path: str, id: str) -> None:
        if bad := bad_id(id):
            self.add(Where(path), BAD_NAME, bad.problem)

    def mark_broken(self, path: str, text: str = "") -> None:
        """Note what a file that cannot be read would have been, so that no reference to it is told as well."""
        parts = PurePosixPath(path).parts
        if parts[0] == "docs":
            if len(parts) == 3 and parts[1] in page_kinds():
                self.broken.add((page_kinds()[parts[1]], PurePosixPath(parts[2]).stem))
            return
        at = place(PurePosixPath(path).with_suffix(".yml").as_posix(), self.schemas)
        if isinstance(at, Place):
            ids = [at.id] if at.id else ids_in(text)
            self.broken.update((at.kind, id) for id in ids)

    def record(self, path: str, text: str) -> None:
        """One data file: one record, or several by their ids."""
        if path.endswith("/README.md"):
            return
        if not path.endswith(".yml"):
            wanted = PurePosixPath(path).with_suffix(".yml").as_posix()
            mend = (
                "move it away or remove it" if wanted in self.paths else f"name it {wanted} or move it away"
            )
            self.add(Where(path), BAD_NAME, f"{PurePosixPath(path).name!r} is no record; {mend}")
            if path.endswith(".yaml"):
                self.mark_broken(path, text)
            return
        at = place(path, self.schemas)
        if isinstance(at, Misplaced):
            self.add(Where(path), UNKNOWN_KIND if at.unknown_kind else BAD_NAME, at.problem)
            return
        doc = self.document(text, path, 1)
        if doc is None:
            self.mark_broken(path, text)
        elif at.id:
            self.put(at, at.id, doc)
        else:
            for id in doc.data:
                if (bad := bad_id(id)) is None:
                    self.put(at, id, doc.part(id))
                else:
                    self.add(doc.where(id), BAD_NAME, bad.problem.replace("file name", "key"))

    def put(self, at: Place, id: str, doc: Document) -> None:
        """Take one record, unless its kind has that id already; an SOP's folder says whose it is."""
        if (first := self.records.get(at.kind, {}).get(id)) or (at.kind, id) in self.broken:
            there = f" at {first.where()}" if first else ""
            self.add(
                doc.where(),
                ID_TWICE,
                f"{at.kind} {id!r} stands a second time, first{there}; rename one or remove it",
            )
            return
        if not isinstance(doc.data, dict):
            self.broken.add((at.kind, id))
            problem = f"{at.kind} {id!r} is {shown(doc.data)}; write its fields below it, such as `title: …`"
            self.add(doc.where(), BAD_FIELD, problem)
            return
        if at.sop:
            fields = self.schemas[at.kind].model_fields
            own = {"sop": at.sop, "sops": [at.sop]}
            given = {name: value for name, value in own.items() if name in fields and name not in doc.data}
            doc = replace(doc, data={**doc.data, **given}) if given else doc
        self.validate(at.kind, id, doc)

    def page(self, path: str, text: str) -> None:
        parts = PurePosixPath(path).parts
        id = parts[-1].removesuffix(".md")
        kind = page_kinds().get(parts[1], "page") if len(parts) == 3 and id != "index" else "page"
        if kind == "page":
            id = "/".join(parts[1:]).removesuffix(".md")
            if wrong := next((part for part in id.split("/") if not _PART.fullmatch(part)), None):
                self.bad_name(path, wrong)
                return
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
        elif kind == "page":
            meta = self.plain(id, doc)
        self.letters(path, body, line)
        if too_much := excess(body):
            self.add(Where(path, line + too_much.line - 1), TOO_DEEP, too_much.problem)
            self.broken.add((kind, id))
            body = ""
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
            body,
            found,
        )

    def document(self, text: str, path: str, first_line: int) -> Document | None:
        try:
            doc = parse(text, path, first_line)
        except SourceProblem as problem:
            self.add(problem.where, NOT_YAML, str(problem))
            return None
        for where, rest in doc.cut:
            message = f"{shown(rest)} is read as a comment and lost; put the text in quotes, or two blanks before the # and one behind it"
            self.add(where, CUT_TEXT, message)
        self.letters(path, text, first_line, data=True)
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
        if "figure" in text or "{{company" in text:
            return replace(doc, data=self.fill(doc, doc.data, ()))
        return doc

    def letters(self, path: str, text: str, first_line: int, *, data: bool = False) -> None:
        """Characters that a reader does not see, and letters that pass as others."""
        for line, column, what in hidden(text, first_line, escapes=data):
            self.add(Where(path, line, column), HIDDEN, f"a character that is not seen: {what}; remove it")
        for line, column, word, latin in passing_as_latin(text, first_line):
            problem = f"{word!r} mixes alphabets whose letters look alike; type it anew, as {latin!r}"
            self.add(Where(path, line, column), TWO_ALPHABETS, problem)

    def fill(self, doc: Document, value: Any, loc: Loc) -> Any:
        """Put figures in place of `{{figure.id}}` (its text) and `{{figure.id.value}}` (its number)."""
        if isinstance(value, dict):
            return {key: self.fill(doc, item, (*loc, key)) for key, item in value.items()}
        if isinstance(value, list):
            return [self.fill(doc, item, (*loc, index)) for index, item in enumerate(value)]
        if isinstance(value, str) and "company." in value:
            value = self.named(doc, value, loc)
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

    def named(self, doc: Document, value: str, loc: Loc) -> str:
        """Put the company's words in place of `{{company.<field>}}`."""
        company = self.records.get("company", {}).get("company")

        def word(found: re.Match[str]) -> str:
            field = found[1]
            if company is None:
                if ("company", "company") not in self.broken:
                    problem = f"{shown(found[0])} needs sop_data/company.yml; run deskbook new company"
                    self.add(doc.within(found[0], *loc), UNKNOWN_FIGURE, problem)
                return found[0]
            fields = type(company.data).model_fields
            if field not in fields:
                problem = f"the company has no {field!r}; {suggestion(field, fields)}"
                self.add(doc.within(found[0], *loc), UNKNOWN_FIGURE, problem)
                return found[0]
            return str(company.data.text(field))

        return _COMPANY.sub(word, value)

    def figure_problem(self, doc: Document, call: str, value: str) -> str | None:
        """What is wrong with one `{{figure…}}`, if anything; notes that the figure is in use."""
        figures = self.records.get("figure", {})
        found = _FIGURE.fullmatch(call)
        if not found:
            return f"{shown(call)} names no figure; write {{{{figure.<id>}}}} or {{{{figure.<id>.value}}}}"
        id = found[1]
        self.figures_used.add(id)
        if self.holds(doc.path, "figure"):
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
        record = self.fits(kind, id, doc, self.schemas[kind])
        if record:
            self.records.setdefault(kind, {})[id] = record
        return record

    def plain(self, id: str, doc: Document) -> Record[Any] | None:
        """The front matter of a page without a kind of its own."""
        record = self.fits("page", id, doc, PlainPage)
        named = record.data.template if record else None
        if named is None or named in self.templates:
            return record
        message = f"template {named!r} is none of the theme's; {suggestion(named, self.templates)}"
        self.add(doc.where("template"), BAD_FIELD, message)
        return None

    def fits(self, kind: str, id: str, doc: Document, schema: type[Schema]) -> Record[Any] | None:
        try:
            return Record(kind, id, doc, schema.model_validate(doc.data))
        except ValidationError as error:
            self.broken.add((kind, id))
            for where, message in field_problems(doc, schema, error):
                self.add(where, BAD_FIELD, message)
            return None
