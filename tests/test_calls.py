"""The grammar of a call: what is one, what is none, and that nothing else of a text is changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.read.calls import OPENING, calls, substitute

PARTS = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    " ",
    "raw",
    "endraw",
    "-",
    "+",
    '"',
    "'",
    "(",
    ")",
    ",",
    "a",
    "raci",
    "\n",
    "|",
    "\\",
]


@pytest.mark.parametrize(
    ("text", "name", "arguments"),
    [
        ('{{ raci("refund") }}', "raci", ("refund",)),
        ("{{raci('refund')}}", "raci", ("refund",)),
        ('{{ raci(\n  "refund"\n) }}', "raci", ("refund",)),
        ("{{ badge('VIP', \"red\") }}", "badge", ("VIP", "red")),
        ("{{ now() }}", "now", ()),
        ("{{ badge('Über, \"so\"') }}", "badge", ('Über, "so"',)),
    ],
)
def test_a_name_with_literal_texts_is_a_call(text: str, name: str, arguments: tuple[str, ...]) -> None:
    assert [(one.name, one.arguments, one.start, one.end) for one in calls(text)] == [
        (name, arguments, 0, len(text))
    ]
    assert substitute(f"a {text} b", lambda call: "X") == "a X b"


@pytest.mark.parametrize(
    "text",
    [
        "{{ raci }}",
        "{{ raci(refund) }}",
        "{{ raci('a' + 'b') }}",
        "{{ raci('a') | upper }}",
        "{{ raci('a').x }}",
        "{{ x.raci('a') }}",
        "{{ raci('a',) }}",
        "{{ raci(id='a') }}",
        "{{ raci(1) }}",
        "{{ raci('a\\'b') }}",
        "{{ raci('a\nb') }}",
        "{{- raci('a') }}",
        "{{ raci('a') -}}",
        "{{ ráci('a') }}",
        "{{ raci('{x}') }}",
        "{{ raci(\u2018a\u2019) }}",
        "{% raci('a') %}",
        "{# raci('a') #}",
    ],
)
def test_all_else_is_none_and_stands_as_it_is(text: str) -> None:
    assert [one.name for one in calls(text)][:1] == [None]
    assert substitute(text, lambda call: "X") == text


def test_what_a_call_gives_is_not_read_again() -> None:
    assert substitute("{{ a() }}{{ a() }}", lambda call: "{{ a() }}") == "{{ a() }}{{ a() }}"


def test_calls_between_the_marks_of_raw_are_shown() -> None:
    text = "{% raw %}{{ a() }} {% if x %}{% endraw %} {{ a() }}"
    assert substitute(text, lambda call: "X") == "{{ a() }} {% if x %} X"
    assert [one.is_raw for one in calls(text)] == [True, True, False]


@pytest.mark.parametrize(
    "text", ["{% raw %} {{ a() }}", "{% endraw %} {{ a() }}", "{%+ raw %}{{ a() }}{% endraw %}"]
)
def test_a_mark_without_its_other_is_none(text: str) -> None:
    assert not [one for one in calls(text) if one.is_raw]
    assert substitute(text, lambda call: "X") == text.replace("{{ a() }}", "X")


@given(st.lists(st.sampled_from(PARTS)).map("".join))
def test_checks_and_build_see_the_same(text: str) -> None:
    """Whatever stands in the text, the build changes only what the checks call a call or a mark of raw."""
    found = calls(text)
    put: list[str] = []
    given = substitute(text, lambda call: put.append(call.source) or "\x00")
    assert len(put) == len([one for one in found if one.name is not None])
    kept = text
    for one in reversed(found):
        if one.name is not None or one.is_raw:
            kept = kept[: one.start] + ("" if one.is_raw else "\x00") + kept[one.end :]
    assert given == kept
    assert all(one.line == text.count("\n", 0, one.start) + 1 for one in found)


@given(st.text())
def test_a_text_without_an_opening_is_never_changed(text: str) -> None:
    if not OPENING.search(text):
        assert substitute(text, lambda call: "X") == text
