"""`deskbook verify`: build published versions again and compare all that the site's branch holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deskbook.cli._confined import Confined
from deskbook.cli._project import root_of
from deskbook.cli._say import counted, remark, say
from deskbook.formats._printable import printable
from deskbook.revisions.repository import Repository
from deskbook.revisions.scratch import Unfit
from deskbook.revisions.verifying import Asked, verify

if TYPE_CHECKING:
    import argparse

    from deskbook.revisions.verifying import Branch, Verdict

HELP = "build a published version again, and compare every byte of the site's branch"
SHOWN = 20


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("version", metavar="VERSION", nargs="?", help="a version of the site (default: all)")
    parser.add_argument("--branch", default="gh-pages", help="the site's branch (default: gh-pages)")
    parser.add_argument("--remote", default="origin", metavar="NAME", help="the remote (default: origin)")
    parser.add_argument(
        "--signers",
        type=Path,
        metavar="FILE",
        help="who may sign, in the format of ssh-keygen (default: allowed_signers of the project, else "
        "what git is set to)",
    )
    parser.add_argument("--signed", action="store_true", help="fail where nobody has signed")
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar="NAME",
        help="a file in the root of the branch that is yours, such as CNAME",
    )


def run(args: argparse.Namespace) -> int:
    """Exit code 1 where something published is not what its commit builds and its record says."""
    repository = Repository.around(root_of(args))
    asked = Asked(args.version, args.branch, args.remote, args.signers, tuple(args.keep))
    confined = Confined(repository, args.remote)
    try:
        verdicts, whole = verify(repository, asked, confined.told_of_version)
    except Unfit as unfit:
        say("\n".join(printable(line) for line in unfit.lines))
        remark(f"{args.version}: not verified: {unfit}")
        return 1
    results = [_show(verdict, args.signed) for verdict in verdicts]
    return 0 if all([*results, _show_branch(whole, args.signed)]) else 1


def _show(verdict: Verdict, signed: bool) -> bool:
    """Print what is found of one version; whether it is as it should be."""
    by = verdict.signature
    wrong = by.wrong or (signed and not by.signed)
    if verdict.holds and verdict.commit:
        say(
            f"{verdict.version}: verified, tree {verdict.published} from commit {verdict.commit.short}, {by.says}"
        )
        return _signed(verdict.version, wrong)
    if verdict.published != verdict.recorded:
        recorded = verdict.recorded or "none"
        say(f"{verdict.version}: the published tree is {verdict.published}, the recorded one {recorded}")
    for line in verdict.differences[:SHOWN]:
        say(printable(line))
    if (more := len(verdict.differences) - SHOWN) > 0:
        say(f"… and {counted(more, 'more file')}")
    for line in verdict.other_tools:
        say(f"{verdict.version}: built with {printable(line)}")
    if verdict.commit:
        differing = counted(len(verdict.differences), "file")
        remark(
            f"{verdict.version}: not verified, {differing} not as commit {verdict.commit.short} builds them"
        )
    else:
        remark(f"{verdict.version}: not verified")
    _signed(f"{verdict.version}, {by.says}", wrong)
    return False


def _show_branch(whole: Branch, signed: bool) -> bool:
    """The same for all that the versions share."""
    by = whole.signature
    wrong = by.wrong or (signed and not by.signed)
    for line in whole.findings[:SHOWN]:
        say(printable(line))
    if (more := len(whole.findings) - SHOWN) > 0:
        say(f"… and {counted(more, 'more line')}")
    if whole.findings:
        remark(f"{whole.name}: not verified, {counted(len(whole.findings), 'finding')}")
        _signed(f"{whole.name}, {by.says}", wrong)
        return False
    listed = counted(whole.versions, "version")
    say(
        f"{whole.name}: verified at {whole.head[:10]}, {listed}, / leads to {whole.leads_to}, last commit {by.says}"
    )
    return _signed(whole.name, wrong)


def _signed(what: str, wrong: bool) -> bool:
    if wrong:
        remark(f"{what}: the signature is not one to rely on")
    return not wrong
