"""`deskbook serve`: a live preview, rebuilt whenever a file changes."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from deskbook.cli._project import root_of
from deskbook.cli._say import remark
from deskbook.cli._site import environment, mkdocs
from deskbook.errors import DeskbookError
from deskbook.revisions.day import day_of
from deskbook.revisions.tools import terminable

if TYPE_CHECKING:
    import argparse

HELP = "show the site while you write, and build it again at each change"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="the port (default: 8000)")


def run(args: argparse.Namespace) -> int:
    """Findings are shown and stop nothing, so that a page can be mended while one looks at it."""
    if not 0 < args.port < 65536:
        raise DeskbookError(f"--port is {args.port}; choose one from 1 to 65535")
    root = root_of(args)
    day = day_of(root)
    env = environment(root, day)
    address = f"127.0.0.1:{args.port}"
    env.setdefault("DESKBOOK_SITE_URL", f"http://{address}/")
    remark(f"http://{address}/ {day}; Ctrl-C ends it")
    command = mkdocs("serve", "--livereload", "--dev-addr", address)
    with terminable(), subprocess.Popen(command, cwd=root, env=env) as process:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            process.terminate()
            return 0
    return 1 if code else 0
