"""Reads what came in: mails, exported issues, and the lines that the configured address stored.

Each file is known by its content. Nothing in it is trusted: what is no record is counted, what is a bad
record becomes one line with its file and line.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskbook.errors import DeskbookError
from deskbook.inbox import letter, mail
from deskbook.inbox.printable import printable
from deskbook.inbox.record import BadRecord, Handed, record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_FILE = 200_000_000
MAX_VALUE = 200_000
"""The characters of one JSON value: a record has a few thousand, an issue with its comments more."""

_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:")


@dataclass(frozen=True, slots=True, order=True)
class Came:
    """A place in what came in, for the person who looks it up."""

    path: str
    line: int = 1
    name: str = ""

    def __str__(self) -> str:
        return f"{printable(self.path)}:{self.line}" + (f" ({printable(self.name)})" if self.name else "")


@dataclass(slots=True)
class Inbox:
    """The records by id, each with the place where it was met first, and what could not be read."""

    records: dict[str, tuple[Came, Handed]] = field(default_factory=dict)
    twice: int = 0
    others: int = 0
    problems: list[tuple[Came, str]] = field(default_factory=list)

    def add(self, came: Came, fields: Any) -> None:
        """Take one record, or note what is wrong with it."""
        try:
            if not isinstance(fields, dict):
                raise BadRecord("the end of the record is missing; have it sent again from the site")
            one = record(fields)
        except BadRecord as problem:
            self.problems.append((came, str(problem)))
            return
        if one.id not in self.records:
            self.records[one.id] = came, one
        elif _same(self.records[one.id][1], one):
            self.twice += 1
        else:
            first = self.records[one.id][0]
            self.problems.append((came, f"record {one.id} came in at {first} with other words; read both"))


def _same(one: Handed, other: Handed) -> bool:
    """Whether two are one record: a mail program may have wrapped the lines of one of them."""
    first, second = one.plain(), other.plain()
    return first.keys() == second.keys() and all(
        str(first[name]).split() == str(second[name]).split() for name in first
    )


def read(paths: Iterable[Path]) -> Inbox:
    """Everything below `paths`; raises DeskbookError where one cannot be read."""
    inbox = Inbox()
    for path in paths:
        for file in _files(path):
            _file(inbox, str(file), _content(file))
    return inbox


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise DeskbookError(
            f"no file or folder {printable(str(path))!r}; give mails, exported issues or stored lines"
        )
    if not path.is_dir():
        return [path]
    return sorted(
        Path(parent, name)
        for parent, _, names in os.walk(path)
        for name in names
        if not name.startswith(".") and Path(parent, name).is_file()
    )


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        content = opened.read(MAX_FILE + 1)
    if len(content) > MAX_FILE:
        raise DeskbookError(f"{printable(str(file))} is larger than {MAX_FILE:,} bytes; split it")
    return content


def _file(inbox: Inbox, path: str, content: bytes) -> None:
    start = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"{", b"[")):
        _json(inbox, path, content.decode("utf-8-sig", "replace"))
    elif start.startswith(b"From "):
        for line, message in mail.messages(content):
            _mail(inbox, Came(path, line), message)
    elif _HEADER.match(start):
        _mail(inbox, Came(path), content)
    else:
        _letter(inbox, Came(path), content[: mail.MAX_BYTES].decode("utf-8", "replace"))


def _mail(inbox: Inbox, came: Came, message: bytes) -> None:
    if len(message) > mail.MAX_BYTES:
        inbox.problems.append(
            (came, f"the mail is larger than {mail.MAX_BYTES:,} bytes and is not read; look at it yourself")
        )
        return
    try:
        letters = mail.letters(message)
    except Exception as error:  # the mail parser fails in many ways on what is no mail
        inbox.problems.append(
            (came, f"the mail cannot be read ({type(error).__name__}); look at it yourself")
        )
        return
    _count(inbox, [_letter(inbox, came, one, inside=True) for one in letters])


def _count(inbox: Inbox, found: list[bool]) -> None:
    inbox.others += not any(found)


def _letter(inbox: Inbox, came: Came, text: str, inside: bool = False) -> bool:
    """Take the records of a text; False where it has none."""
    found = False
    for line, fields in letter.records(text):
        found = True
        inbox.add(came if inside else Came(came.path, line, came.name), fields)
    if not inside:
        _count(inbox, [found])
    return found


def _json(inbox: Inbox, path: str, text: str) -> None:
    """Records a line, or issues as the hosts' own tools and interfaces export them."""
    for line, value, problem in _values(text):
        if problem:
            inbox.problems.append((Came(path, line), problem))
        elif isinstance(value, dict) and isinstance(value.get("record"), dict):
            inbox.add(Came(path, line), value["record"])  # an address may store when and whence it came
        elif isinstance(value, dict) and not _is_issue(value):
            inbox.add(Came(path, line), value)
        elif isinstance(value, dict):
            number = value.get("number", value.get("iid"))
            name = f"issue {number}" if isinstance(number, int) else "issue"
            body = value.get("body", value.get("description"))
            _count(
                inbox, [isinstance(body, str) and _letter(inbox, Came(path, line, name), body, inside=True)]
            )
        else:
            inbox.problems.append((Came(path, line), "not a record or an issue; remove it"))


def _is_issue(value: dict[str, Any]) -> bool:
    return "v" not in value and ("title" in value or "body" in value or "description" in value)


def _values(text: str) -> Iterator[tuple[int, Any, str]]:
    """(line, value, problem) of each JSON value: a line each, or the entries of arrays."""
    decoder = json.JSONDecoder()
    at, line, counted = 0, 1, 0
    while found := _START.search(text, at):
        at = found.start()
        line += text.count("\n", counted, at)
        counted = at
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield line, None, "not JSON; have it sent again from the site, or remove the line"
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
            continue
        if end - at > MAX_VALUE:
            yield (
                line,
                None,
                f"has {end - at:,} characters, at most {MAX_VALUE:,} are taken; look at it yourself",
            )
        else:
            yield line, value, ""
        at = end


_START = re.compile(r"[^\s,\[\]]")
