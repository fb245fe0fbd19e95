"""`deskbook check`: every finding at once."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from deskbook import app
from deskbook.cli._parser import one_of
from deskbook.cli._project import root_of
from deskbook.cli._say import counted, remark, say
from deskbook.cli._since import with_change
from deskbook.discover import modules
from deskbook.errors import DeskbookError
from deskbook.read.near import suggestion
from deskbook.revisions import blame
from deskbook.revisions.day import day_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Sequence

    from deskbook.library.model import Finding, Library

HELP = "show everything that is to mend, with its file and line"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="show only what stands in these files or folders"
    )
    parser.add_argument(
        "--format",
        type=one_of(modules("deskbook.formats")),
        default="text",
        metavar="FORMAT",
        help=f"{', '.join(modules('deskbook.formats'))} (default: text)",
    )
    parser.add_argument("--strict", action="store_true", help="fail on warnings too")
    parser.add_argument("--site", type=Path, metavar="DIR", help="check the HTML of a built site too")
    blame.add_option(parser)


def run(args: argparse.Namespace) -> int:
    root = root_of(args)
    day = day_of(root)
    library = app.open_folder(root, day.date)
    findings = blame.judged(root, blame.base_of(args), library, app.check(library))
    if args.site is not None:
        if not args.site.is_dir():
            raise DeskbookError(f"--site: no folder {str(args.site)!r}; build the site first")
        findings = sorted({*findings, *app.check_site(args.site, library)})
    files = files_of(library)
    if args.paths:
        files = chosen(root, args.paths, files | {one.where.path for one in findings})
        findings = [one for one in findings if one.where.path in files]
    findings = with_change(root, library, findings)
    say(modules("deskbook.formats")[args.format].show(findings))
    told = f", {day}" if day.source else ""
    remark(f"{summary(findings, len(files))}{told}")
    return 1 if any(args.strict or one.severity == "error" for one in findings) else 0


def files_of(library: Library) -> set[str]:
    """Every file of the project that was read, broken ones too."""
    records = (record.doc.path for of in library.records.values() for record in of.values())
    own = library.pages.keys() - library.packaged
    return {*own, *records, *(one.where.path for one in library.problems)}


def chosen(root: Path, given: Sequence[str], files: Collection[str]) -> set[str]:
    """The files that were asked for, each by its path from here or from the root of the project."""
    found: set[str] = set()
    for text in given:
        names = [PurePosixPath(text).as_posix()]
        here = Path(os.path.realpath(text))
        if here.is_relative_to(root.resolve()):
            names.insert(0, here.relative_to(root.resolve()).as_posix())
        for name in names:
            below = {path for path in files if name == "." or path == name or path.startswith(f"{name}/")}
            if below:
                found |= below
                break
        else:
            raise DeskbookError(f"no page or record {text!r}; {suggestion(names[0], files)}")
    return found


def summary(findings: Sequence[Finding], files: int) -> str:
    """How many errors and warnings there are in how many files."""
    errors = sum(one.severity == "error" for one in findings)
    warnings = len(findings) - errors
    if not findings:
        return f"clean: {counted(files, 'file')}"
    parts = [counted(errors, "error")] if errors else []
    if warnings:
        parts.append(counted(warnings, "warning"))
    return f"{' and '.join(parts)} in {counted(files, 'file')}"
