"""`deskbook export`: write what other programs read, such as the search index or plain Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deskbook import app
from deskbook.cli import _write
from deskbook.cli._project import library_of
from deskbook.cli._say import counted, say

if TYPE_CHECKING:
    import argparse

HELP = "write what other programs read; without a target, list the targets"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", metavar="TARGET", nargs="?", help="what to write (default: list them)")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="the folder to write to (default: export/TARGET)"
    )


def run(args: argparse.Namespace) -> int:
    if args.target is None:
        targets = app.targets()
        width = max(map(len, targets))
        say("\n".join(f"{name:<{width}}  {about}" for name, about in targets.items()))
        return 0
    files = app.export(library_of(args), args.target)
    out: Path = args.out or Path("export", args.target)
    out.mkdir(parents=True, exist_ok=True)
    for path, content in files:
        _write.put(out, path, content)
    say(f"wrote {counted(len(files), 'file')} to {out}")
    return 0
