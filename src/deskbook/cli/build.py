"""`deskbook build`: check the project, then build its site, both as of the project's day."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from deskbook import app
from deskbook.cli._project import root_of
from deskbook.cli._say import remark, say
from deskbook.cli._site import environment, mkdocs
from deskbook.cli.check import files_of, summary
from deskbook.formats import text
from deskbook.formats._printable import printable
from deskbook.revisions import blame, tools
from deskbook.revisions.day import day_of

if TYPE_CHECKING:
    import argparse

HELP = "check everything, then build the site"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-d", "--site-dir", type=Path, metavar="DIR", help="where the site goes (default: site/)"
    )
    blame.add_option(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 1 where a finding or the build itself stops it; then no new site is there."""
    root = root_of(args)
    day = day_of(root)
    env = environment(root, day)
    library = app.open_folder(root, day.date)
    base = blame.base_of(args)
    findings = blame.judged(root, base, library, app.check(library))
    say(text.show(findings))
    remark(f"{summary(findings, len(files_of(library)))}, {day}")
    if any(one.severity == "error" for one in findings):
        return 1
    folder = (args.site_dir or root / "site").absolute()
    env |= {blame.VARIABLE: base} if base else {}
    command = mkdocs("build", "--strict", "--site-dir", str(folder))
    done = subprocess.run(
        command, cwd=root, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    output = done.stdout.decode(errors="replace")
    tools.refuse_machine_fault(done.returncode, output)
    if done.returncode:
        say("\n".join(printable(line) for line in tools.telling(output)))
        remark("not built")
        return 1
    shown = folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
    say(f"{shown}: built {day}")
    return 0
