"""The outline, which data and checks go by, knows the steps and anchors that the page has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbook.read.outline import outline

from .structure import Node, tree

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = [
    "## Steps",
    "## Steps {: #steps }",
    "### If it is late",
    "## Close `it` & go",
    "# Steps",
    "1. Ask.",
    "2. Answer. {: #answer }",
    "1) Look. {: .x #look }",
    "3. Look at `{: #code }`",
    "- a {: #item }",
    "- b",
    "text {: #no }",
    "",
    "",
    "```",
    "~~~",
    "> 1. quoted",
    '!!! warning "Never"',
    "<!-- 1. hidden -->",
    "Steps",
    "-----",
    "{: #own }",
]


@st.composite
def pages(draw: st.DrawFn) -> str:
    lines = draw(
        st.lists(st.tuples(st.sampled_from([0, 0, 0, 2, 3, 4, 6]), st.sampled_from(LINES)), max_size=14)
    )
    return "## Steps\n\n" + "\n".join(" " * indent + line for indent, line in lines) + "\n"


def items(node: Node) -> list[Node]:
    """The items of the lists that are a page's own, in order."""
    return [
        item
        for one in node.children
        if isinstance(one, Node) and one.tag == "ol" and "desk-steps" in one.classes
        for item in one.children
        if isinstance(item, Node)
    ]


@given(text=pages())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_steps_and_anchors_agree(text: str, page: Callable[[str], str]) -> None:
    found = outline(text, 1)
    root = tree(page(text))
    headings = [one for one in root.every() if re.fullmatch(r"h\d", one.tag)]
    steps = items(root)
    known = [anchor for _, anchor in found.anchors]
    made = [one.attrs["id"] for one in root.every() if re.fullmatch(r"h\d|li", one.tag) and "id" in one.attrs]
    assert len(steps) == len(found.steps)
    assert [int(one.tag[1]) for one in headings] == [one.level for one in found.headings]
    assert set(made) <= set(known) <= {one.attrs["id"] for one in root.every() if "id" in one.attrs}
    if len(made) == len(known):  # of two equal anchors the page keeps one, and a check tells
        assert [one.attrs["id"] for one in steps] == [one.anchor for one in found.steps]
        assert [one.attrs["id"] for one in headings] == [one.anchor for one in found.headings]


def test_leftovers_are_told_at_their_line() -> None:
    text = "a\n\n1. b\n   - c [[d]]\n\n   > e\n   > **f\n\n| g |\n|---|\n| h | i |\n"
    assert [(one.line, one.kind) for one in outline(text, 10).leftovers] == [
        (20, "cells"),
        (13, "raw"),
        (16, "raw"),
    ]
