"""`deskbook review`: what is due by owner; `deskbook review renew`: record a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.cli import _renew
from deskbook.cli._parser import one_of
from deskbook.cli._project import library_of
from deskbook.cli._say import remark, say
from deskbook.errors import DeskbookError
from deskbook.read.near import suggestion
from deskbook.reviews.calendar import as_calendar
from deskbook.reviews.issue import as_markdown
from deskbook.reviews.report import as_json, as_text, reviews, tally, unread

if TYPE_CHECKING:
    import argparse

HELP = "list what is due for review by owner, or record a review"
FORMATS = ("ics", "json", "markdown", "text")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--owner", metavar="ROLE", help="only what this role owns")
    parser.add_argument(
        "--format",
        type=one_of(FORMATS),
        default="text",
        metavar="FORMAT",
        help="text, json, markdown (the weekly issue) or ics (all dates as a calendar); default: text",
    )
    actions = parser.add_subparsers(dest="action", metavar="[renew]", title="record a review")
    renew = actions.add_parser("renew", help=_renew.HELP, description=_renew.HELP)
    _renew.add(renew)


def run(args: argparse.Namespace) -> int:
    if args.action == "renew":
        return _renew.run(args)
    library = library_of(args)
    roles = library.ids("role")
    if args.owner is not None and args.owner not in roles:
        raise DeskbookError(f"--owner: unknown role {args.owner!r}; {suggestion(args.owner, roles)}")
    found = reviews(library, args.owner)
    broken = unread(library)
    match args.format:
        case "json":
            text = as_json(found)
        case "markdown":
            text = as_markdown(found, library.today, broken)
        case "ics":
            text = as_calendar(found)
        case _:
            text = as_text(found)
    say(text)
    if broken:
        remark(f"not judged: {', '.join(broken)}; `deskbook check` says why")
    remark(f"{library.today}: {tally(found)}")
    return 1 if broken or any(one.status.state == "overdue" for one in found) else 0
