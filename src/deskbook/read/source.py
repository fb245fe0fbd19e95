"""YAML and front matter that remember the line and column of every value.

The reader takes the safe core of YAML 1.2: strings, whole and decimal numbers, `true` and `false`,
null and dates. Anchors, aliases, tags and merge keys are refused, so that a small file cannot
become a large value or a loop. Nothing here recurses, so depth cannot exhaust the stack.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from deskbook.read import yaml_faults

if TYPE_CHECKING:
    from collections.abc import Mapping

Loc = tuple[str | int, ...]
"""The way to a value inside a document: keys and list positions, outermost first."""

MAX_BYTES = 1_000_000
MAX_DEPTH = 32

_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_MARKER = re.compile(r"# ?only:\s")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file of the project: path from its root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file: plain data, and where each value and key of it stands."""

    path: str
    data: Any
    marks: Mapping[Loc, tuple[int, int]] = field(default_factory=dict, repr=False)
    text: str = field(default="", repr=False)
    first_line: int = 1
    cut: tuple[tuple[Where, str], ...] = field(default=(), repr=False)
    """Where a ` #` ended a text, and what YAML read as a comment then."""

    def where(self, *loc: str | int) -> Where:
        """The place of the value at `loc`, or of the nearest value around it."""
        for end in range(len(loc), -1, -1):
            if mark := self.marks.get(loc[:end]):
                return Where(self.path, *mark)
        return Where(self.path)

    def part(self, key: str) -> Document:
        """The document of one value of a mapping: its places are those in the file.

        >>> str(parse("a: 1\\nb:\\n  title: T\\n", "x.yml").part("b").where("title"))
        'x.yml:3'
        """
        marks = {loc[1:]: mark for loc, mark in self.marks.items() if loc[:1] == (key,)}
        return Document(self.path, self.data[key], marks, self.text, self.first_line)

    def within(self, part: str, *loc: str | int) -> Where:
        """The place of `part` inside the value at `loc`, which may run over several lines.

        >>> str(parse("body: |\\n  Hello.\\n  Goodbye.\\n", "x.yml").within("bye", "body"))
        'x.yml:3'
        """
        start = self.where(*loc)
        lines = self.text.split("\n")[start.line - self.first_line :]
        for offset, line in enumerate(lines):
            if part in line:
                return Where(self.path, start.line + offset, line.index(part) + 1)
        return start


class SourceProblem(Exception):
    """A text that is not the YAML we take: what is wrong and what to do, and where."""

    def __init__(self, message: str, where: Where) -> None:
        super().__init__(message)
        self.where = where


def parse(text: str, path: str, first_line: int = 1) -> Document:
    """Read one YAML document; `first_line` is the line of the file at which `text` begins.

    Raises SourceProblem on anything but one document of the safe core.

    >>> doc = parse("role: agent\\nsteps: [a, b]\\n", "x.yml")
    >>> doc.data, str(doc.where("steps", 1))
    ({'role': 'agent', 'steps': ['a', 'b']}, 'x.yml:2')
    """
    reader = _Reader(path, first_line - 1, text.split("\n") if "#" in text else [])
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            reader.take(event)
    except yaml.YAMLError as error:
        line, column, problem = yaml_faults.why(text, error)
        raise SourceProblem(
            f"not valid YAML: {problem}", Where(path, line + first_line - 1, column)
        ) from None
    return Document(path, reader.root, reader.marks, text, first_line, tuple(reader.cut))


class _Reader:
    """Builds plain values from parser events, without recursion."""

    def __init__(self, path: str, shift: int, lines: list[str]) -> None:
        self.path, self.shift, self.lines = path, shift, lines
        self.cut: list[tuple[Where, str]] = []
        self.root: Any = None
        self.marks: dict[Loc, tuple[int, int]] = {(): (shift + 1, 1)}
        self.documents = 0
        self.stack: list[tuple[Any, Loc]] = []
        self.keys: list[tuple[Any, Any] | None] = []

    def fail(self, message: str, event: Any) -> None:
        line, column = event.start_mark.line + 1 + self.shift, event.start_mark.column + 1
        raise SourceProblem(message, Where(self.path, line, column))

    def take(self, event: Any) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.fail("a second YAML document begins here; keep one record in a file", event)
            case yaml.AliasEvent():
                self.fail(f"alias *{event.anchor} is not taken; write the value out", event)
            case yaml.ScalarEvent() | yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._value(event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self.stack.pop()
                self.keys.pop()

    def _value(self, event: Any) -> None:
        if event.anchor:
            self.fail(f"anchor &{event.anchor} is not taken; write the value out", event)
        if event.tag and not event.tag.startswith("tag:yaml.org,2002:"):
            self.fail(
                f"tag {event.tag!r} is not taken; write a plain value, in quotes where it begins with !",
                event,
            )
        if event.tag and not isinstance(event, yaml.ScalarEvent):
            self.fail(
                f"tag {event.tag!r} is not taken; write a plain value, in quotes where it begins with !",
                event,
            )
        if event.tag and event.tag != "tag:yaml.org,2002:str":
            self.fail(
                f"tag {event.tag!r} is not taken; write a plain value, in quotes where it begins with !",
                event,
            )
        mark = (event.start_mark.line + 1 + self.shift, event.start_mark.column + 1)
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
        elif len(self.stack) >= MAX_DEPTH:
            self.fail(f"values are nested more than {MAX_DEPTH} deep; flatten them", event)
        else:
            value = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        loc = self._place(value, mark, event)
        if loc is not None and isinstance(value, list | dict):
            self.stack.append((value, loc))
            self.keys.append(None)

    def _place(self, value: Any, mark: tuple[int, int], event: Any) -> Loc | None:
        """Put a value where it belongs; the Loc of it, or None when it was a key."""
        if not self.stack:
            self.root, self.marks[()] = value, mark
            return ()
        parent, at = self.stack[-1]
        if isinstance(parent, list):
            loc = (*at, len(parent))
            parent.append(value)
            self.marks[loc] = mark
            return loc
        key = self.keys[-1]
        if key is None:
            if isinstance(value, list | dict):
                self.fail(
                    "a list or mapping cannot be a key; use a plain word, and put text that begins with a brace or bracket in quotes",
                    event,
                )
            name = event.value
            if name == "<<":
                self.fail("merge key << is not taken; write the values out", event)
            if name in parent:
                self.fail(f"key {name!r} stands twice; keep one", event)
            self.keys[-1] = (name, mark)
            return None
        name, key_mark = key
        parent[name] = value
        loc = (*at, name)
        self.marks[loc] = mark if mark[0] == key_mark[0] and not isinstance(value, list | dict) else key_mark
        self.keys[-1] = None
        return loc

    def _comment(self, event: Any) -> None:
        """A comment behind a text may be the rest of it: it is meant where two blanks and one set it apart.

        A mark such as `# only: goods` is never part of a text.
        """
        end = event.end_mark
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        rest = line[end.column :]
        comment = rest.lstrip(" \t")
        if not comment.startswith("#") or _MARKER.match(comment):
            return
        apart = len(rest) - len(comment)
        is_text = not (
            _INT.fullmatch(event.value) or _FLOAT.fullmatch(event.value) or _DATE.fullmatch(event.value)
        )
        is_text = is_text and event.value not in _BOOL
        if (comment[1:] and comment[1] not in " \t") or (is_text and apart < 2):
            where = Where(self.path, end.line + 1 + self.shift, end.column + apart + 1)
            self.cut.append((where, comment.rstrip()))

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        if bad := _CONTROL.search(text):
            self.fail(f"control character {bad.group()!r} in a value; remove it", event)
        if event.style or event.tag:
            return text
        if self.lines:
            self._comment(event)
        if text in _NULL:
            return None
        if text in _BOOL:
            return _BOOL[text]
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        if _DATE.fullmatch(text):
            try:
                return dt.date.fromisoformat(text)
            except ValueError:
                self.fail(f"{text!r} is not a date of the calendar; write year-month-day", event)
        return text


_FENCE = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)


def front_matter(text: str) -> tuple[str, str, int] | None:
    """(YAML, body, line at which the body begins), or None where a page has no front matter.

    >>> front_matter("---\\ntitle: A\\n---\\nBody\\n")
    ('title: A\\n', '\\nBody\\n', 3)
    """
    opening = _FENCE.match(text)
    if not opening:
        return None
    closing = _CLOSE.search(text, opening.end())
    if not closing:
        return None
    return (
        text[opening.end() : closing.start()],
        text[closing.end() :],
        text.count("\n", 0, closing.start()) + 1,
    )
