"""Arguments in, text and exit code out: each module of this package is one command.

A command has `HELP`, `add(parser)` and `run(args)`. Exit code 0 says clean, 1 says that something
is to mend, 2 says that the command could not run, and why, in one line.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from deskbook import __version__
from deskbook.cli._parser import Parser
from deskbook.cli._say import complain
from deskbook.discover import modules
from deskbook.errors import DeskbookError

if TYPE_CHECKING:
    from collections.abc import Sequence

COULD_NOT_RUN = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; never shows a traceback, unless `DESKBOOK_DEBUG` asks for it."""
    _open_output()
    try:
        return _run(argv)
    except DeskbookError as error:
        complain(str(error))
    except KeyboardInterrupt:
        complain("stopped")
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        _settle_output()
        name = f"{error.filename}: " if error.filename else ""
        complain(f"{name}{error.strerror or error}")
    except Exception as error:
        if os.environ.get("DESKBOOK_DEBUG"):
            raise
        complain(f"a fault of deskbook itself, {_place(error)}; report it with what DESKBOOK_DEBUG=1 prints")
    return COULD_NOT_RUN


def _run(argv: Sequence[str] | None) -> int:
    top, commands = _parsers()
    try:
        args, rest = top.parse_known_args(argv)
        if rest:
            commands.get(args.command, top).refuse(rest[0])
    except SystemExit as end:
        sys.stdout.flush()
        return end.code if isinstance(end.code, int) else 0
    if not args.command:
        sys.stderr.write(top.format_help())
        return COULD_NOT_RUN
    code: int = modules(__name__)[args.command].run(args)
    sys.stdout.flush()
    return code


def _parsers() -> tuple[Parser, dict[str, Parser]]:
    top = Parser(prog="deskbook", description="Check, render and publish a support team's procedures.")
    top.add_argument("--version", action="version", version=f"deskbook {__version__}")
    top.add_argument(
        "--root",
        type=Path,
        metavar="DIR",
        help="the project (default: this folder, or the first above it with docs/ and sop_data/)",
    )
    choices = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    commands = {}
    for name, module in modules(__name__).items():
        commands[name] = choices.add_parser(name, help=module.HELP, description=module.HELP)
        module.add(commands[name])
    return top, commands


def help_texts() -> dict[str, str]:
    """Every command as it is typed → its help: what the reference page must say."""
    return {parser.prog: parser.format_help() for parser in _parsers()[0].all()}


def _open_output() -> None:
    """Take any character, and any output, a closed one too."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.StringIO())
        elif hasattr(stream := getattr(sys, name), "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _settle_output() -> None:
    """An output that takes nothing keeps what it was given, and would fail again at the next line."""
    try:
        sys.stdout.flush()
    except OSError:
        _drop_output()


def _drop_output() -> None:
    """The reader has gone: give the interpreter somewhere to flush what is left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    at = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "somewhere"
    return f"{type(error).__name__} at {at}: {str(error).splitlines()[0] if str(error) else 'no message'}"
