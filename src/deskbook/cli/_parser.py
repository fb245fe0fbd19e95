"""The argument parser: argparse with one-line errors and near matches."""

from __future__ import annotations

import argparse
import re
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from deskbook.read.near import nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_CHOICE = re.compile(r"argument (?P<what>\S+): invalid choice: '(?P<bad>.*)' \(choose from (?P<known>.*)\)")


class Parser(argparse.ArgumentParser):
    """Writes no usage above an error, takes no shortened options, and wraps help at one width."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", partial(argparse.HelpFormatter, width=96, max_help_position=28))
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        if found := _CHOICE.match(message):
            known = re.findall(r"[\w.-]+", found["known"])
            what = found["what"] if found["what"].startswith("-") else "command"
            message = f"unknown {what} {found['bad']!r}; {suggestion(found['bad'], known)}"
        else:
            message = f"{message}; see {self.prog} --help"
        self.exit(2, f"deskbook: {message}\n")

    def refuse(self, argument: str) -> NoReturn:
        """Say that an argument is unknown, and which option was probably meant."""
        near = nearest(argument.partition("=")[0], self.options()) if argument.startswith("-") else None
        if near:
            self.exit(2, f"deskbook: unknown argument {argument!r}; did you mean {near!r}?\n")
        self.error(f"unknown argument {argument!r}")

    def options(self) -> list[str]:
        """The names of all options, those of the commands below this one too."""
        return [name for parser in self.all() for action in parser._actions for name in action.option_strings]

    def all(self) -> Iterator[Parser]:
        """This parser and those of all commands below it."""
        yield self
        for action in self._actions:
            if isinstance(action.choices, dict):
                for below in action.choices.values():
                    yield from below.all()


def one_of(names: Iterable[str]) -> Callable[[str], str]:
    """An argument type: one of `names`, or an error with the near match."""
    known = sorted(names)

    def read(text: str) -> str:
        if text in known:
            return text
        raise argparse.ArgumentTypeError(f"unknown {text!r}; {suggestion(text, known)}")

    return read
