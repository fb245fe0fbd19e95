"""`deskbook publish`: build a commit and put it on the site's branch as a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.cli._confined import Confined
from deskbook.cli._project import root_of
from deskbook.cli._say import remark, say
from deskbook.errors import DeskbookError
from deskbook.formats._printable import printable
from deskbook.revisions.publishing import Wanted, publish
from deskbook.revisions.repository import Repository
from deskbook.revisions.scratch import Unfit

if TYPE_CHECKING:
    import argparse

HELP = "build a commit and put it on the site as a version"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("version", metavar="VERSION", help="the version's name, such as 2026.11")
    parser.add_argument("--commit", default="HEAD", metavar="REV", help="what to build (default: HEAD)")
    parser.add_argument("--branch", default="gh-pages", help="the site's branch (default: gh-pages)")
    parser.add_argument(
        "--alias",
        default="current",
        help="the name that leads to this version, as `/` does (default: current)",
    )
    parser.add_argument("--title", help="the name in the version selector (default: VERSION)")
    parser.add_argument("--approved-by", metavar="ROLE", help="the role that approved it")
    parser.add_argument("--remote", default="origin", metavar="NAME", help="the remote (default: origin)")
    parser.add_argument("--push", action="store_true", help="push the branch to the remote")
    parser.add_argument(
        "--sign",
        nargs="?",
        const="",
        metavar="KEY",
        help="sign with this SSH key (default: the key that git is set to; without --sign, as git is set)",
    )


def run(args: argparse.Namespace) -> int:
    """Exit code 1 where the commit fails its checks or its build, and nothing was published."""
    repository = Repository.around(root_of(args))
    title = args.version if args.title is None else args.title.strip()
    if not title or not title.isprintable():
        raise DeskbookError(f"{title[:80]!r} cannot be a title; write one line of text")
    wanted = Wanted(
        args.version,
        repository.commit(args.commit),
        args.branch,
        args.alias,
        title,
        args.approved_by,
        args.remote,
        args.push,
        args.sign,
    )
    remark(f"{wanted.version}: building commit {wanted.commit.short} of {wanted.commit.day}")
    try:
        published = publish(repository, wanted, Confined(repository, wanted.remote).told_of_version)
    except Unfit as unfit:
        say("\n".join(printable(line) for line in unfit.lines))
        remark(f"{wanted.version}: not published: {unfit}")
        return 1
    how = "published" if published.new else "already published with this content"
    pushed = f", pushed to {wanted.remote}" if wanted.push else ""
    say(f"{wanted.version}: {how}, tree {published.tree} on {wanted.branch}{pushed}")
    return 0
