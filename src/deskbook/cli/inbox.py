"""`deskbook inbox`: what agents handed in, by owner, page and step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deskbook.cli._project import library_of
from deskbook.cli._say import counted, remark, say
from deskbook.errors import DeskbookError
from deskbook.inbox.listing import as_json, as_text, entries
from deskbook.inbox.reading import Inbox, read
from deskbook.read.near import suggestion

if TYPE_CHECKING:
    import argparse

HELP = "list what agents handed in by mail, as issues or to the configured address"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="mails (.eml, mbox), exported issues (JSON), stored lines (JSON), or folders of them",
    )
    parser.add_argument("--owner", metavar="ROLE", help="only what is about this role's pages")
    parser.add_argument("--json", action="store_true", help="print the records as one JSON array")


def run(args: argparse.Namespace) -> int:
    library = library_of(args)
    roles = library.ids("role")
    if args.owner is not None and args.owner not in roles:
        raise DeskbookError(f"--owner: unknown role {args.owner!r}; {suggestion(args.owner, roles)}")
    inbox = read(args.paths)
    found = entries(inbox, library, args.owner)
    say(as_json(found) if args.json else as_text(found))
    for came, problem in sorted(inbox.problems):
        remark(f"{came}: {problem}")
    remark(tally(inbox, len(found)))
    return 1 if inbox.problems else 0


def tally(inbox: Inbox, shown: int) -> str:
    """How much came in, and what of it is no record."""
    parts = [counted(shown, "record")]
    if inbox.twice:
        parts.append(f"{inbox.twice:,} came in more than once")
    if inbox.others:
        parts.append(f"{counted(inbox.others, 'message')} without a record")
    if inbox.problems:
        parts.append(f"{len(inbox.problems):,} to look at")
    return ", ".join(parts)
