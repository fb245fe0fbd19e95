from __future__ import annotations

import datetime as dt
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbook.errors import DeskbookError
from deskbook.kinds.sop.schema import Change
from deskbook.read.source import front_matter, parse
from deskbook.reviews.renewal import renewed

OLD, OLD_DUE = dt.date(2026, 8, 3), dt.date(2026, 11, 2)
NEW, NEW_DUE = dt.date(2026, 11, 20), dt.date(2027, 2, 19)


def change(text: str = "Checked: the form", why: str = "Quarterly review") -> Change:
    return Change(date=NEW, by="lead", change=text, why=why, kind="review")


def entry(one: Change) -> dict[str, object]:
    return {"date": one.date, "by": one.by, "change": one.change, "why": one.why, "kind": one.kind}


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (
            "history:\n  - {date: 2026-08-03, by: lead}\n",
            "history:\n"
            '  - {date: 2026-11-20, by: lead, change: "Checked: the form", why: Quarterly review, kind: review}\n'
            "  - {date: 2026-08-03, by: lead}\n",
        ),
        (
            "history: # newest first\n# keep\n- date: 2026-08-03\n  by: lead\n",
            "history: # newest first\n# keep\n"
            '- date: 2026-11-20\n  by: lead\n  change: "Checked: the form"\n  why: Quarterly review\n  kind: review\n'
            "- date: 2026-08-03\n  by: lead\n",
        ),
        (
            "history: [{date: 2026-08-03, by: lead}] # end\n",
            'history: [{date: 2026-11-20, by: lead, change: "Checked: the form", why: Quarterly review, '
            "kind: review}, {date: 2026-08-03, by: lead}] # end\n",
        ),
        (
            "history: [ # newest first\n    {date: 2026-08-03, by: lead},\n  ]\n",
            "history: [ # newest first\n"
            '    {date: 2026-11-20, by: lead, change: "Checked: the form", why: Quarterly review, kind: review},\n'
            "    {date: 2026-08-03, by: lead},\n  ]\n",
        ),
        (
            "? history\n: -   date: 2026-08-03\n      by: lead\n",
            "? history\n: -   date: 2026-11-20\n      by: lead\n"
            '      change: "Checked: the form"\n      why: Quarterly review\n      kind: review\n'
            "  -   date: 2026-08-03\n      by: lead\n",
        ),
    ],
)
def test_an_entry_is_written_as_its_neighbours_are(history: str, expected: str) -> None:
    head = "reviewed: 2026-08-03\nreview_date: 2026-11-02\n"
    found = renewed(head + history, "x.yml", NEW, NEW_DUE, [change()])
    assert found == "reviewed: 2026-11-20\nreview_date: 2027-02-19\n" + expected


def test_several_entries_keep_their_order() -> None:
    text = "reviewed: 2026-08-03\nreview_date: 2026-11-02\nhistory: [{date: 2026-08-03, by: lead}]\n"
    changes = [change("First"), change("Second")]
    data = parse(renewed(text, "x.yml", NEW, NEW_DUE, changes), "x.yml").data
    assert data["history"] == [*map(entry, changes), {"date": OLD, "by": "lead"}]


@pytest.mark.parametrize(
    "text",
    [
        "reviewed: 2026-08-03\n",  # no review_date
        "reviewed: 2026-08-03\nreview_date: [2026-11-02]\n",
        "reviewed: 2026-08-03\nreview_date: 2026-11-02T10:00:00\n",
        "reviewed: &a 2026-08-03\nreview_date: 2026-11-02\n",
        "reviewed: 2026-08-03\nreview_date: 2026-11-02\nhistory: none\n",
        "reviewed: 2026-08-03\nreview_date: 2026-11-02\nhistory: []\n",
        "- reviewed\n- review_date\n",
        "",
        "[",
    ],
)
def test_what_cannot_be_edited_safely_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(DeskbookError, match=r"^x\.yml: .*; edit (it|the dates) by hand$") as caught:
        renewed(text, "x.yml", NEW, NEW_DUE, [change()])
    assert "\n" not in str(caught.value)


def test_a_page_without_front_matter_is_refused() -> None:
    with pytest.raises(DeskbookError, match="no front matter"):
        renewed("reviewed: 2026-08-03\n", "docs/sops/x.md", NEW, NEW_DUE)


# A file of random fields, comments, blank lines, quotes and line ends, cut where the renewal may write.

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30
).filter(lambda text: "\ufeff" not in text)
comments = st.builds("{}# {}".format, st.sampled_from([" ", "   "]), words) | st.just("") | st.just("   ")
quoted = words.map(lambda text: json.dumps(text, ensure_ascii=False))
single = words.map(lambda text: "'" + text.replace("'", "''") + "'")
values = (
    quoted
    | single
    | st.sampled_from(["plain text", "12", "3.50", "true", "~", "[a, 'b', {c: d}]", "2026-01-01"])
)
block_values = st.sampled_from(
    ["|\n  two\n  lines", ">-\n  folded\n  - text", "\n  - a\n  -   b: c\n      d: e", "\n  k: v"]
)
breaks = st.lists(words.map(lambda text: f"# {text}") | st.just("") | st.just("  "), max_size=2)
dates = st.sampled_from(["{}", "'{}'", '"{}"', "!!str {}", "!!str '{}'"])
layouts = st.sampled_from(["block", "indentless", "wide", "flow", "flow lines", "mixed"])


@st.composite
def files(draw: st.DrawFn) -> tuple[list[str], str, bool]:
    """(The pieces of a file, with None where an entry may come, its line end, whether it has a history)."""
    parts: dict[str, list[str]] = {}
    for index in range(draw(st.integers(0, 4))):
        block = draw(st.booleans())
        value = draw(block_values) if block else " " + draw(values) + draw(comments)
        parts[f"field_{index}"] = [
            f"field_{index}:" + (f" {value}" if block and value[0] != "\n" else value) + "\n"
        ]
    for name in ("reviewed", "review_date"):
        before, after = draw(dates).split("{}")
        parts[name] = [
            f"{name}:{' ' * draw(st.integers(1, 3))}{before}",
            f"@{name}",
            f"{after}{draw(comments)}\n",
        ]
    with_history = draw(st.booleans())
    if with_history:
        note = draw(comments)
        flow = "{date: 2026-08-03, by: lead}"
        parts["history"] = {
            "block": [f"history:{note}\n  ", "@new", f"- {flow}{note}\n  - {flow}\n"],
            "indentless": [f"history:{note}\n# c\n", "@new", f"- date: 2026-08-03{note}\n  by: lead\n"],
            "wide": [f"history:{note}\n    ", "@new", f"-   date: 2026-08-03\n        by: lead{note}\n"],
            "flow": ["history: [", "@new", f"{flow}, {flow}]{note}\n"],
            "flow lines": [f"history: [{note}\n    ", "@new", f"{flow},\n  {flow}\n  ]\n"],
            "mixed": ["history:\n  ", "@new", f"- {flow}\n  - date: 2026-08-03{note}\n    by: lead\n"],
        }[draw(layouts)]
    pieces: list[str] = []
    for name in draw(st.permutations(sorted(parts))):
        pieces += [f"{line}\n" for line in draw(breaks)]
        pieces += parts[name]
    return pieces, draw(st.sampled_from(["\n", "\r\n"])), with_history


@settings(max_examples=300, deadline=None)
@given(files(), st.booleans(), words.map(str.split).map(" ".join).filter(bool), words)
def test_every_other_byte_stays(
    made: tuple[list[str], str, bool], page: bool, checked: str, body: str
) -> None:
    pieces, line_end, with_history = made
    if page:
        pieces = ["---\n", *pieces, "---\n", body]
    path = "docs/sops/x.md" if page else "x.yml"
    old = {"@reviewed": OLD.isoformat(), "@review_date": OLD_DUE.isoformat(), "@new": ""}
    text = "".join(old.get(piece, piece) for piece in pieces).replace("\n", line_end)
    changes = [change(checked)] if with_history else []

    found = renewed(text, path, NEW, NEW_DUE, changes)

    new = {"@reviewed": NEW.isoformat(), "@review_date": NEW_DUE.isoformat()}
    pattern = "".join(
        "(.*)" if piece == "@new" else re.escape(new.get(piece, piece).replace("\n", line_end))
        for piece in pieces
    )
    assert re.fullmatch(pattern, found, re.DOTALL)
    if line_end == "\r\n":
        assert "\n" not in found.replace("\r\n", "")
    before, after = (data(one, path) for one in (text, found))
    expected = {**before, "reviewed": type(before["reviewed"]), "review_date": type(before["review_date"])}
    for name, day in (("reviewed", NEW), ("review_date", NEW_DUE)):
        expected[name] = day if isinstance(before[name], dt.date) else day.isoformat()
    if with_history:
        expected["history"] = [*map(entry, changes), *before["history"]]
    assert after == expected


def data(text: str, path: str) -> dict[str, object]:
    split = front_matter(text) if path.endswith(".md") else None
    found: dict[str, object] = parse(split[0] if split else text, path).data
    return found
