"""One slip of a pen, one line that says what to do: no slip blames what is right, or tells itself twice.

`slips.yml` holds them: in the clean project of the golden cases, `old` in a file becomes `new` (the whole
file where there is no `old`), and `says` is all that the check says.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from deskbook import app
from deskbook.kinds.hours.schema import Spans
from deskbook.read.source import SourceProblem, nearest, parse
from deskbook.schema.durations import Span
from deskbook.schema.field_errors import FORMS
from deskbook.schema.plain_page import PlainPage

from .test_golden import TODAY, files_of

SLIPS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "slips.yml").read_text("utf-8"))
PARSER = re.compile(
    r"did not find|could not find|found (?:char|undef|unexp|dupl|inco|unkn|inv|extr|a tab|an ind)|not allowed|<\w+ \w+>|exceeded"
)


@pytest.mark.parametrize(
    "slip",
    SLIPS,
    ids=lambda one: f"{one['file'].rpartition('/')[2]}: {(one['new'].strip() or 'nothing')[:40]!r}",
)
def test_a_slip_is_one_line(slip: dict[str, Any]) -> None:
    files = files_of("clean")
    if "old" in slip:
        assert files[slip["file"]].count(slip["old"]) == 1
        files[slip["file"]] = files[slip["file"]].replace(slip["old"], slip["new"])
    else:
        files[slip["file"]] = slip["new"]
    assert [str(one) for one in app.check(app.open_files(files, today=TODAY))] == [slip["says"]]


def test_there_are_slips_of_all_sorts() -> None:
    assert len(SLIPS) > 80
    assert len({one["file"].split("/")[1] for one in SLIPS}) > 12


LINES = st.lists(
    st.sampled_from(
        [
            "a: b",
            "- c",
            "  d: e",
            "%x",
            "---",
            "...",
            "{f: g}",
            '"h" i',
            "[j",
            "}",
            "* k",
            "l",
            "m: [n",
            "o: |",
            "\tp",
            "? q",
            ": r",
            "!s t",
            "a: 'b",
            "\u00a0u: v",
            "&w x",
            'a: "\\y"',
            "# z",
            "a: |0",
            "\ufeffa: b",
        ]
    ),
    max_size=6,
)


@given(
    LINES.map("\n".join)
    | st.text(st.sampled_from("ab:-[]{}'\"|>%!&*?@`#,\\ \t\n\x07\ufffe\u00a0"), max_size=30)
)
def test_the_parsers_own_words_are_never_shown(text: str) -> None:
    try:
        parse(text, "x.yml")
    except SourceProblem as problem:
        told, where = str(problem), problem.where
    else:
        return
    assert not PARSER.search(told), told
    assert "; " in told
    assert 1 <= where.line <= text.count("\n") + 2


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("live", ["active", "draft"], None),
        ("zebra", ["brand", "finance"], None),
        ("returns", ["refunds"], None),
        ("major", ["minor", "review"], None),
        ("finanse", ["finance"], "finance"),
        ("tire-1", ["tier-1", "tier-2"], "tier-1"),
        ("Tier 1", ["tier-1", "tier-2"], "tier-1"),
        ("slo", ["sla", "csat"], "sla"),
        ("monday", ["mon", "tue"], "mon"),
        ("London", ["Europe/London", "Europe/Paris"], "Europe/London"),
        ("Common mistakes", ["Mistakes", "Steps"], "Mistakes"),
        ("", ["mon"], None),
    ],
)
def test_only_what_is_near_is_offered(word: str, known: list[str], near: str | None) -> None:
    assert nearest(word, known) == near


SCHEMAS = {**app.schemas(), "page": PlainPage}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_no_pattern_is_shown_as_a_regular_expression(kind: str) -> None:
    """Whoever gives a field a pattern says it in words, in `schema_errors.FORMS`."""
    schema = json.dumps(SCHEMAS[kind].model_json_schema())
    told = {one for of in (Span, Spans) for one in _patterns(json.dumps(TypeAdapter(of).json_schema()))}
    assert _patterns(schema) <= {*FORMS, *told}  # spans say themselves what they take


def _patterns(schema: str) -> set[str]:
    return {json.loads(f'"{one}"') for one in re.findall(r'"pattern": "((?:[^"\\]|\\.)*)"', schema)}
