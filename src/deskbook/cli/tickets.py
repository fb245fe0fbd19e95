"""`deskbook tickets`: walk every test ticket, and say which answers no ticket takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from deskbook.cli._project import library_of
from deskbook.cli._say import counted, remark, say
from deskbook.decisions.coverage import coverage
from deskbook.decisions.tickets import run as run_tickets
from deskbook.decisions.tickets import text
from deskbook.errors import DeskbookError
from deskbook.library.load import path_of
from deskbook.read.near import suggestion

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from deskbook.decisions.coverage import Coverage
    from deskbook.decisions.sample import Sample
    from deskbook.library.model import Library

HELP = "walk the test tickets through the decisions and show each that ends elsewhere"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "ids", nargs="*", metavar="ID", help="only these tickets (default: all, and coverage)"
    )
    parser.add_argument(
        "--cover", action="store_true", help="print a ticket for each answer and border that none tries"
    )


def run(args: argparse.Namespace) -> int:
    library = library_of(args)
    known = library.ids("ticket")
    for id in args.ids:
        if id not in known:
            raise DeskbookError(f"unknown ticket {id!r}; {suggestion(id, known)}")
    unread = broken(library, args.ids)
    if unread:
        remark(f"not judged: {', '.join(unread)}; `deskbook check` says why")
    if args.cover:
        found = coverage(library)
        say(as_yaml(samples(found)))
        remark(tally(found))
        return 1 if unread or any(tree.missed for tree in found) else 0
    results = run_tickets(library, args.ids or None)
    say(text(results))
    failed = not all(result.passed for result in results)
    if args.ids:
        return 1 if unread or failed else 0
    found = coverage(library)
    say(gaps(found))
    remark(tally(found))
    return 1 if unread or failed or any(tree.missed for tree in found) else 0


def broken(library: Library, ids: Sequence[str]) -> list[str]:
    """The tickets and trees that could not be read."""
    kinds = ("ticket",) if ids else ("decision_tree", "ticket")
    return sorted(
        path_of(kind, id) for kind, id in library.broken if kind in kinds and (not ids or id in ids)
    )


def gaps(found: Sequence[Coverage]) -> str:
    """A line for each answer that no ticket takes."""
    return "".join(
        f"{tree.tree}/{miss.edge.node}: no ticket takes answer {miss.edge.answer + 1}, {miss.label}\n"
        for tree in found
        for miss in tree.missed
    )


def samples(found: Sequence[Coverage]) -> list[Sample]:
    """A ticket for each answer that none takes, and for each border that none tries."""
    return [one for tree in found for miss in (*tree.missed, *tree.borders) for one in miss.samples]


def as_yaml(tickets: Sequence[Sample]) -> str:
    """Each ticket as the file that it would be."""
    return "\n".join(
        f"# sop_data/ticket/{one.id}.yml\n"
        + yaml.safe_dump(one.data, sort_keys=False, allow_unicode=True, width=110)
        for one in tickets
    )


def tally(found: Sequence[Coverage]) -> str:
    """How much of all trees the tickets try."""
    taken, answers = sum(tree.taken for tree in found), sum(tree.answers for tree in found)
    borders = sum(len(miss.samples) for tree in found for miss in tree.borders)
    note = f"; {counted(borders, 'border')} untried, --cover writes tickets" if borders else ""
    return f"{taken:,} of {counted(answers, 'answer')} taken{note}"
