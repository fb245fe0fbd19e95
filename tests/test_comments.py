"""A text that ` #` ends is told; a comment that is set apart, and a mark, are not."""

from __future__ import annotations

import pytest

from deskbook import app
from deskbook.read.source import SourceProblem, parse


def lost(text: str) -> list[str]:
    return [rest for _, rest in parse(text, "x.yml").cut]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("reach: Slack #accounts", "#accounts"),
        ("reach: Slack # accounts", "# accounts"),
        ("reach: Slack  #accounts", "#accounts"),
        ("reach: Slack\t#accounts", "#accounts"),
        ("reach: #accounts", "#accounts"),
        ("reach: # accounts", "# accounts"),
        ("- Ask in #help", "#help"),
        ("at_most: 14 #days", "#days"),
        ("note: two\n  lines #here", "#here"),
        ("a:\n  b:\n    - c: Rank #1", "#1"),
        ("reach: ünïcode 日本 #x", "#x"),
    ],
)
def test_what_is_lost_is_told(text: str, rest: str) -> None:
    assert lost(text) == [rest]


def test_a_comment_that_breaks_a_flow_is_told_as_such() -> None:
    with pytest.raises(SourceProblem, match="not valid YAML"):
        parse("- {when: Room, say: see #4}\n", "x.yml")


@pytest.mark.parametrize(
    "text",
    [
        "reach: Slack  # as agreed",
        "reach: Slack # only: goods",
        "- one # only: goods, services",
        "# a comment\nreach: Slack",
        'reach: "Slack #accounts"',
        "reach: 'Slack #accounts' # quoted",
        "at_most: 14 # days",
        "date: 2026-01-01 # the first",
        "on: true # yes",
        "body: |\n  Rank #1 # and more\n",
        "body: >-\n  Rank #1\n",
        "list: [a, b] # both",
        "reach: Slack#accounts",
        "reach: C# and F#",
        "steps: # what to do\n  - one\n",
        "price: 5  #\n",
    ],
)
def test_what_is_meant_is_not_told(text: str) -> None:
    assert lost(text) == []


def test_the_place_is_that_of_the_comment() -> None:
    library = app.open_files(
        {"docs/owners/a.md": "---\ntitle: A\ndescription: Slack #accounts\n---\nText.\n"}
    )
    (found,) = [one for one in app.check(library) if one.code == "SOP221"]
    assert (found.where.line, found.where.column) == (3, 20)
    assert "'#accounts' is read as a comment" in found.message


def test_a_plain_page_is_read_once_and_by_us() -> None:
    """YAML 1.1 made 90 of it, and a day of 2026-11-20."""
    library = app.open_files({"docs/owners/a.md": "---\ntitle: 1:30\nhide: [toc]\n---\nText.\n"})
    page = library.pages["docs/owners/a.md"]
    assert page.meta is not None
    assert page.meta.data.title == "1:30"
    assert app.check(library) == []
