"""The slips of people who write YAML by hand: each is told on its own line, with what to do."""

from __future__ import annotations

import pytest

from deskbook.read.source import SourceProblem, parse

NO_COLON = "'team Support' has no colon; write field: value"
OPEN_QUOTE = "the quotation mark that opens here is not closed; close it"
SECOND_COLON = "a second colon stands in the value; put the value in quotes"
AFTER = "text follows the end of the value; put the whole value in quotes"
ALIGN = "the line does not align with those around it; indent it as they are"
TOO_FAR = "the line is indented too far, or the line above is not finished; align it with its neighbours"
UNCLOSED = "a colon stands in a value, or the closing ] is missing; quote the value or add ]"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("title: A\nteam Support\ntier: lead\n", 2, NO_COLON),
        ("title: A\nteam:Support\ntier: lead\n", 2, "'team:Support' has no space after the colon; write field: value"),
        ("tasks:\n\t- a\n", 2, "a tab stands here; use spaces"),
        ("title: A\n\tteam: B\n", 2, "a tab stands here; use spaces"),
        ("title: A\nreach: @floor\n", 2, "a value cannot begin with '@'; put the value in quotes"),
        ("title: A\nreach: %pager\n", 2, "a value cannot begin with '%'; put the value in quotes"),
        ("title: A\nreach: **now**\n", 2, "a value cannot begin with '*'; put the value in quotes"),
        ("title: A\nreach: ]\n", 2, "a value cannot begin with ']'; put the value in quotes"),
        ('title: "A\nteam: B\nreach: "Slack"\n', 1, OPEN_QUOTE),
        ("title: A\nteam: 'B\n", 2, OPEN_QUOTE),
        ('title: "A\n  b"\nteam: C: D\n', 3, SECOND_COLON),
        ("title: 'it's'\nteam: B\n", 1, AFTER),
        ("title: A\nsummary: Note: this\n", 2, SECOND_COLON),
        ("title: A\n  team: B\n", 2, TOO_FAR),
        ("days:\n  mon: a\n tue: b\n", 3, ALIGN),
        ("tasks:\n  - task: a\n   who: b\n", 3, ALIGN),
        ("title: A\nfacts: [a, b\nstart: c\n", 2, UNCLOSED),
        ("title: A\ntasks:\n  - {task: a,\n     why: He said: no}\n", 4, UNCLOSED.replace("]", "}")),
        ("title: A\nnext: [a, b}\n", 2, "what opens here is not closed, or a comma is missing; add ] or the comma"),
        ("title: A\nbody: > b\n", 2, "text follows the | or > of the value; begin it on the next line, or put the value in quotes"),
        ("title: A\nnext: - b\n", 2, "a list begins in the line of its field; begin it on the next line, or put the value in quotes"),
        ('title: "C:\\dir"\n', 1, "a backslash stands in double quotes; use single quotes, or write it twice"),
        ("title: A\n<<<<<<< HEAD\nteam: B\n=======\nteam: C\n>>>>>>> mine\n", 2, "two versions stand here, unmerged; keep one and remove the lines of <, = and >"),
        ("title: \x07\n", 1, "character U+0007 cannot stand in a text; remove it"),
        ("a: b\x85c\x85d e: f: g\n", 2, None),
    ],
)  # fmt: skip
def test_a_slip_is_told_where_it_was_made(text: str, line: int, message: str | None) -> None:
    with pytest.raises(SourceProblem) as caught:
        parse(text, "x.yml", 10)
    assert caught.value.where.line == line + 9
    assert message is None or str(caught.value) == f"not valid YAML: {message}"
