"""The reference page of the commands says what the commands themselves say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deskbook.cli import help_texts
from deskbook.cli._parser import Parser

PAGE = (Path(__file__).parents[2] / "src/deskbook/library/handbook/owners/cli.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (deskbook[^\n]*)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def words(text: str) -> str:
    """The text in one line: where a line breaks differs between versions of Python."""
    return " ".join(text.split())


def test_every_command_has_its_section_in_order() -> None:
    assert list(SECTIONS) == list(help_texts())


@pytest.mark.parametrize("command", help_texts())
def test_the_section_shows_the_help_as_it_is(command: str) -> None:
    assert words(help_texts()[command]) in words(SECTIONS[command])


@pytest.mark.parametrize("command", help_texts())
def test_the_section_has_an_example_that_the_parser_takes(command: str) -> None:
    """Each line of the example is a command, with options that it has."""
    lines = [
        line
        for block in re.findall(r"```sh\n(.*?)```", SECTIONS[command], re.DOTALL)
        for line in block.splitlines()
    ]
    assert lines
    known = set(re.findall(r"--[a-z-]+", help_texts()[command]))
    for line in lines:
        assert line.startswith(command), line
        assert set(re.findall(r"--[a-z-]+", line)) <= known, line


def test_every_exit_code_is_explained() -> None:
    assert re.findall(r"^\| (\d) \|", PAGE, re.MULTILINE) == ["0", "1", "2"]


def test_every_command_and_option_has_help() -> None:
    """No option without a word on what it does."""
    from deskbook.cli import _parsers

    top: Parser = _parsers()[0]
    for parser in top.all():
        for action in parser._actions:
            assert action.help or action.choices, (parser.prog, action.dest)
