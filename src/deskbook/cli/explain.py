"""`deskbook explain`: what a check is for, with an example that it refuses and one that it takes."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from deskbook.cli._say import say
from deskbook.discover import modules
from deskbook.errors import DeskbookError
from deskbook.read.near import suggestion

if TYPE_CHECKING:
    import argparse
    from types import ModuleType

HELP = "say what a check is for, with a wrong and a right example"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", nargs="?", metavar="CODE", help="such as SOP304; without it, all are listed")


def run(args: argparse.Namespace) -> int:
    known = checks()
    if args.code is None:
        say("".join(f"{code}  {problem(module)}\n" for code, module in known.items()))
        return 0
    code = args.code.upper()
    if code not in known:
        raise DeskbookError(f"unknown code {args.code!r}; {suggestion(code, known)}")
    say(page(code, known[code]))
    return 0


def checks() -> dict[str, ModuleType]:
    """Code → the module of its check; the name of the module begins with the code."""
    return {name.partition("_")[0].upper(): module for name, module in modules("deskbook.rules").items()}


def problem(module: ModuleType) -> str:
    """What is wrong where the check finds something: the first line of its docstring."""
    note = " (warning)" if getattr(module, "SEVERITY", "error") == "warning" else ""
    return f"{(inspect.getdoc(module) or '').partition(chr(10))[0]}{note}"


def page(code: str, module: ModuleType) -> str:
    """The reference of one check as text."""
    _, _, rest = (inspect.getdoc(module) or "").partition("\n")
    return f"{code}: {problem(module)}\n\n{rest.strip()}\n"
