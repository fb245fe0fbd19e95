"""`deskbook new`: write a skeleton that the reader accepts, and say what comes next."""

from __future__ import annotations

import datetime as dt
import re
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from deskbook import app
from deskbook.cli import _write
from deskbook.cli._project import root_of
from deskbook.cli._say import say
from deskbook.errors import DeskbookError
from deskbook.library.load import path_of
from deskbook.library.older_shape import entry
from deskbook.library.places import SOPS
from deskbook.read.near import suggestion
from deskbook.read.outline import outline
from deskbook.read.source import front_matter, parse
from deskbook.reviews.due import SOON_DAYS, next_due
from deskbook.schema.reference import ID, near_id
from deskbook.schema.room import rooms
from deskbook.service.holidays import free_days

if TYPE_CHECKING:
    import argparse
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from deskbook.library.model import Library

HELP = "write the skeleton of a page or record, ready to fill in"
FILL_IN = "FILL IN"
"""What stands in a skeleton wherever a person has to write."""


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help=f"one of: {', '.join(kinds())}")
    parser.add_argument(
        "id", metavar="ID", nargs="?", help="lower-case words joined by hyphens; names the file"
    )

    parser.add_argument("--sop", metavar="SOP", help="the SOP in whose folder the record goes")


def run(args: argparse.Namespace) -> int:
    if args.kind not in kinds():
        raise DeskbookError(f"unknown kind {args.kind!r}; {suggestion(args.kind, kinds())}")
    alone = rooms()[args.kind].one
    if alone and args.id not in (None, args.kind):
        raise DeskbookError(f"a project has one {args.kind}; run deskbook new {args.kind}")
    args.id = args.kind if alone else args.id
    if args.id is None:
        raise DeskbookError(f"no id; name the {args.kind}, such as: deskbook new {args.kind} first-one")
    if not re.fullmatch(ID, args.id) or len(args.id) > 64:
        hint = (
            f"did you mean {near!r}?"
            if (near := near_id(args.id))
            else "use lower-case words joined by hyphens"
        )
        raise DeskbookError(f"{args.id[:80]!r} is no id; {hint}")
    root = root_of(args)
    library = app.open_folder(root)
    if args.kind == "priority" and (there := sorted(library.ids("priority"))):
        raise DeskbookError(f"a ticket has one priority matrix; change {path_of('priority', there[0])}")
    if args.sop is not None and args.sop not in library.ids("sop"):
        raise DeskbookError(f"--sop: unknown SOP {args.sop!r}; {suggestion(args.sop, library.ids('sop'))}")
    text = skeleton(args.kind, args.id, library)
    path = _written(root, library, args.kind, args.id, args.sop, text)
    told = {(args.kind, args.id)}
    if args.kind == "sop" and args.id not in library.ids("raci"):
        _written(root, library, "raci", args.id, args.id, skeleton("raci", args.id, library))
        told.add(("raci", args.id))
    for kind, id in missing(text, library):
        if (kind, id) not in told:
            say(f"next: deskbook new {kind} {id}")
    say(f"then: replace every {FILL_IN} and fill-in id, and run deskbook check {path}")
    return 0


def _written(root: Path, library: Library, kind: str, id: str, sop: str | None, text: str) -> str:
    """Write a record where its kind and its SOP have their place, say so, and give the path."""
    room = rooms()[kind]
    there = None if room.one else library.find(kind, id)
    if there and not there.doc.path.endswith(f"/{id}.yml"):
        what = f"{kind} {id!r} is there already at {there.where()}"
        raise DeskbookError(f"{what}; open it, or choose another id")
    path, several = _place(root, library, kind, id, sop)
    content = entry(id, text) if several else text
    if several and (root / path).is_file():
        before = (root / path).read_bytes()
        _write.replace(root, path, before, before.rstrip() + b"\n\n" + content.encode())
    else:
        _write.create(root, path, content.encode())
    say(f"wrote {path}")
    return path


def _place(root: Path, library: Library, kind: str, id: str, sop: str | None) -> tuple[str, bool]:
    """(path, whether the file maps ids to records) of a new record."""
    room = rooms()[kind]
    if room.one:
        return f"sop_data/{kind}.yml", False
    if room.folder:
        return path_of(kind, id), False
    home = sop or (id if id in library.ids("sop") and not room.shared else "")
    if home:
        one, many = room.files or (kind.replace("_", "-"), f"{kind.replace('_', '-')}s")
        return f"sop_data/{SOPS}/{home}/{one if id == home else many}.yml", id != home
    shared = f"sop_data/{kind}.yml"
    return (shared, True) if (root / shared).is_file() else (path_of(kind, id), False)


def kinds() -> list[str]:
    """Every kind that has a skeleton."""
    return sorted(kind for kind in rooms() if _template(kind).is_file())


def skeleton(kind: str, id: str, library: Library) -> str:
    """The template of a kind with the id, a title and dates put in."""
    text = _template(kind).read_text(encoding="utf-8")
    today = library.today
    closed = free_days(library)
    title = id.replace("-", " ").capitalize()
    return Template(text).substitute(
        id=id if rooms()[kind].folder else _scalar(id),
        raw_id=id,
        title=_scalar(title),
        today=today,
        year_end=dt.date(today.year + 1, 12, 31),
        soon=today + dt.timedelta(days=SOON_DAYS),
        due_monthly=next_due(today, "monthly", closed),
        due_quarterly=next_due(today, "quarterly", closed),
    )


def _template(kind: str) -> Traversable:
    ending = "md" if rooms()[kind].folder else "yml"
    return files(f"deskbook.kinds.{kind}").joinpath(f"template.{ending}")


def missing(text: str, library: Library) -> list[tuple[str, str]]:
    """The records that a new page calls and that do not exist yet, in the order of the page."""
    split = front_matter(text)
    calls = outline(split[1], split[2]).calls if split else ()
    wanted = [(call.name, call.argument) for call in calls if call.name in kinds() and call.name]
    new = [(kind, id) for kind, id in dict.fromkeys(wanted) if not id.startswith("fill-in")]
    return [(kind, id) for kind, id in new if id not in library.ids(kind)]


def _scalar(text: str) -> str:
    """A value as YAML reads it back: quoted where it would become a number, a date or a boolean."""
    return text if parse(f"x: {text}", "").data == {"x": text} else f'"{text}"'
