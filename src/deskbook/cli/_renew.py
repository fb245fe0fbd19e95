"""`deskbook review renew`: move the dates of a page or reply, with evidence of what was checked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Literal

from deskbook.cli import _write
from deskbook.cli._parser import one_of
from deskbook.cli._project import library_of, root_of
from deskbook.cli._say import say
from deskbook.errors import DeskbookError
from deskbook.kinds.sop.schema import Change
from deskbook.library.load import path_of
from deskbook.read.near import suggestion
from deskbook.reviews.due import dated, next_due, open_trigger, waivers_of
from deskbook.reviews.renewal import renewed
from deskbook.service.holidays import free_days

if TYPE_CHECKING:
    import argparse

    from deskbook.library.model import Library, Record

HELP = "record that a page or reply was reviewed, and set the next date"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="an SOP such as refunds, or reply/refund-sent")
    parser.add_argument("--by", required=True, metavar="ROLE", help="who reviewed it")
    parser.add_argument("--checked", required=True, metavar="TEXT", help="what was checked, and against what")
    parser.add_argument("--change", metavar="TEXT", help="what changed in the page, where something did")
    parser.add_argument("--why", metavar="TEXT", help="why it changed, or why the review took place")
    parser.add_argument(
        "--kind",
        type=one_of(("material", "minor", "review")),
        metavar="KIND",
        help="material (readers must read again), minor or review; default: material with --change",
    )
    parser.add_argument("--date", metavar="DATE", help="the day of the review (default: today)")


def run(args: argparse.Namespace) -> int:
    library = library_of(args)
    record = _record(library, args.id)
    roles = library.ids("role")
    if args.by not in roles:
        raise DeskbookError(f"--by: unknown role {args.by!r}; {suggestion(args.by, roles)}")
    day = _day(args.date, library, record)
    due = next_due(day, record.data.cadence, free_days(library))
    if due < library.today:
        raise DeskbookError(
            f"--date {day}: the next review would be overdue since {due}; review it again now"
        )
    changes = _changes(args, record, day) if "history" in type(record.data).model_fields else []
    _rewrite(args, record, day, due, changes)
    path = record.doc.path
    say(f"{path}: reviewed {day}, due again {due}")
    for waiver in waivers_of(library, record):
        say(f"{waiver.doc.path}: no longer needed; remove it")
    if not changes:
        say(f"{path}: keeps no history; say in the commit: {_text('--checked', args.checked)}")
    return 0


def _record(library: Library, given: str) -> Record[Any]:
    """The record to renew: an SOP by its id, anything else as kind/id."""
    known = {(record.kind, record.id): record for record in dated(library)}
    kind, slash, id = given.rpartition("/")
    key = (kind, id) if slash else ("sop", given)
    if record := known.get(key):
        return record
    if key in library.broken:
        for problem in library.problems:
            if problem.where.path == path_of(*key):
                raise DeskbookError(f"{problem} (nothing is renewed before that)")
    names = [id if kind == "sop" else f"{kind}/{id}" for kind, id in known]
    raise DeskbookError(f"unknown page or reply {given!r}; {suggestion(given, names)}")


def _day(given: str | None, library: Library, record: Record[Any]) -> dt.date:
    if given is None:
        day = library.today
    else:
        try:
            day = dt.date.fromisoformat(given)
        except ValueError:
            raise DeskbookError(f"--date is {given!r}; write a date such as {library.today}") from None
    if day > library.today:
        raise DeskbookError(f"--date {day} is in the future; a review is recorded once it is done")
    last = max([record.data.reviewed, *(one.date for one in getattr(record.data, "history", []))])
    if day < last:
        raise DeskbookError(f"--date {day} is before {last}, the last entry; give that day or a later one")
    return day


def _changes(args: argparse.Namespace, record: Record[Any], day: dt.date) -> list[Change]:
    """The entries for the history, newest first: what was checked, then what changed."""
    why = _text("--why", args.why) if args.why is not None else None
    trigger = open_trigger(record, day)
    cause = trigger.note if trigger else f"{str(record.data.cadence).capitalize()} review"
    checked = Change(
        date=day,
        by=args.by,
        change=f"Checked: {_text('--checked', args.checked)}",
        why=cause if why is None or args.change is not None else why,
        kind="review",
    )
    if args.change is None:
        if args.kind in ("material", "minor"):
            raise DeskbookError(f"--kind {args.kind} needs --change; say what changed")
        return [checked]
    if why is None:
        raise DeskbookError("--change needs --why; readers are told both")
    kind: Literal["material", "minor", "review"] = args.kind or "material"
    return [checked, Change(date=day, by=args.by, change=_text("--change", args.change), why=why, kind=kind)]


def _text(option: str, value: str) -> str:
    text = " ".join(value.split())
    if not text:
        raise DeskbookError(f"{option} is empty; say it in a sentence")
    if not text.isprintable():
        raise DeskbookError(f"{option} holds a control character; remove it")
    if len(text) > 2000:
        raise DeskbookError(f"{option} has {len(text)} characters; say it in at most 2,000")
    return text


def _rewrite(
    args: argparse.Namespace, record: Record[Any], day: dt.date, due: dt.date, changes: list[Change]
) -> None:
    root, path = root_of(args), record.doc.path
    content = (root / path).read_bytes()
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    try:
        text = content.removeprefix(mark).decode("utf-8")
    except UnicodeDecodeError:
        raise DeskbookError(f"{path} is not UTF-8 text; save the file as UTF-8") from None
    read = text.replace("\r\n", "\n").replace("\r", "\n")
    if record.doc.text not in read:
        raise DeskbookError(f"{path} was changed meanwhile and is left as it is; run the command again")
    _write.replace(root, path, content, mark + renewed(text, path, day, due, changes).encode("utf-8"))
