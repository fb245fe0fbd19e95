"""`deskbook verify`: build a published version's commit again and compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.cli._project import root_of
from deskbook.cli._say import counted, remark, say
from deskbook.formats._printable import printable
from deskbook.revisions.repository import Repository
from deskbook.revisions.scratch import Unfit
from deskbook.revisions.verifying import verify

if TYPE_CHECKING:
    import argparse

HELP = "build a published version from its commit again and compare every byte"
SHOWN = 20


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("version", metavar="VERSION", help="a version of the site")
    parser.add_argument("--branch", default="gh-pages", help="the site's branch (default: gh-pages)")
    parser.add_argument("--remote", default="origin", metavar="NAME", help="the remote (default: origin)")


def run(args: argparse.Namespace) -> int:
    """Exit code 1 where the published files are not those that the commit builds."""
    repository = Repository.around(root_of(args))
    try:
        verdict = verify(repository, args.version, args.branch, args.remote)
    except Unfit as unfit:
        say("\n".join(printable(line) for line in unfit.lines))
        remark(f"{args.version}: not verified: {unfit}")
        return 1
    if verdict.holds:
        say(f"{verdict.version}: verified, tree {verdict.published} from commit {verdict.commit.short}")
        return 0
    if verdict.published != verdict.recorded:
        recorded = verdict.recorded or "none"
        say(f"{verdict.version}: the published tree is {verdict.published}, the recorded one {recorded}")
    for line in verdict.differences[:SHOWN]:
        say(printable(line))
    if (more := len(verdict.differences) - SHOWN) > 0:
        say(f"… and {counted(more, 'more file')}")
    for line in verdict.other_tools:
        say(f"{verdict.version}: built with {printable(line)}")
    differing = counted(len(verdict.differences), "file")
    remark(f"{verdict.version}: not verified, {differing} not as commit {verdict.commit.short} builds them")
    return 1
