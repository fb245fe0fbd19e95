from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from .conftest import CLEAN, SOP, Ran

if TYPE_CHECKING:
    from collections.abc import Callable

ASKS = "[a, b, c, d, e, f, g, h]"
REFUND = SOP.replace(
    ASKS, "[charged twice, money back, wrong charge, give it back, paid too much, e, f, g]"
).replace(
    "Body.",
    "## Steps\n\n1. Verify the customer.\n2. Find what was charged twice on the statement. {: #charge }\n",
)
RESET = (
    SOP.replace("title: Refund an order", "title: Reset a password")
    .replace("summary: Give the money back.", "summary: Let the customer in again.")
    .replace(ASKS, "[forgot password, locked out, cannot sign in, login fails, reset link, x, y, z]")
)
GAP = (
    "title: Where an order is\n"
    "asks: [where is my parcel, track my order, the parcel is late]\n"
    "meanwhile: Look it up in Shop Admin.\n"
    "queue: money\n"
    "owner: lead\n"
)
PROJECT = {
    **CLEAN,
    "docs/sops/refunds.md": REFUND,
    "docs/sops/reset.md": RESET,
    "sop_data/gap/parcel.yml": GAP,
}
FOUND = "1. Refund an order  sops/refunds.md#charge\n   charged twice\n"


def test_hits_come_with_the_step_and_the_reason(run: Callable[..., Ran]) -> None:
    assert run("search", "charged", "twice", "statement", files=PROJECT) == (0, FOUND, "")
    assert run("search", "The statement says: charged twice!") == (0, FOUND, "")


def test_a_page_without_a_step_that_fits_is_named_alone(run: Callable[..., Ran]) -> None:
    expected = "1. Reset a password  sops/reset.md\n   forgot password\n"
    assert run("search", "forgot password", files=PROJECT) == (0, expected, "")


def test_json_holds_the_same_hits(run: Callable[..., Ran]) -> None:
    ran = run("search", "--json", "charged twice statement", files=PROJECT)
    hits = json.loads(ran.out)
    assert 0 < hits[0].pop("score") <= 1
    assert (ran.code, ran.err, hits) == (
        0,
        "",
        [{"id": "refunds", "title": "Refund an order", "because": "charged twice", "step": "charge"}],
    )


def test_a_gap_says_what_to_do_meanwhile(run: Callable[..., Ran]) -> None:
    expected = "no SOP yet: Where an order is\n  meanwhile: Look it up in Shop Admin.\n"
    assert run("search", "where is my parcel", files=PROJECT) == (1, expected, "")
    assert run("search", "--json", "where is my parcel") == (1, "[]\n", "")


def test_nothing_found_says_where_to_go(run: Callable[..., Ran]) -> None:
    expected = "nothing fits; ask for an SOP\n"
    assert run("search", "weather in Lisbon", files=PROJECT) == (1, expected, "")
    assert run("search", "--json", "weather in Lisbon") == (1, "[]\n", "")


def test_a_stream_gets_a_line_for_each_line(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (
        '{"id": 1, "query": "charged twice"}\n\n{"id": "b", "query": "where is my parcel"}\n'
        '{"id": null, "query": ""}\n'
    )
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    assert run("search", "--jsonl", files=PROJECT) == (
        0,
        '{"id": 1, "slugs": ["refunds"]}\n{"id": "b", "slugs": []}\n{"id": null, "slugs": []}\n',
        "",
    )


@pytest.mark.parametrize(
    "line", ["nonsense", "[]", "3", '{"id": 1}', '{"query": "x"}', '{"id": 1, "query": null}', "{" * 5000]
)
def test_a_bad_line_of_a_stream_is_named(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": 1, "query": "charged twice"}\n' + line + "\n"))
    ran = run("search", "--jsonl", files=PROJECT)
    assert (ran.code, ran.out) == (2, '{"id": 1, "slugs": ["refunds"]}\n')
    expected = (
        f"deskbook: line 2 of the input is {line[:60]!r}; "
        'write {"id": \\u2026, "query": \\u2026} on each line\n'
    )
    assert ran.err == expected.replace("\\u2026", "…")


@pytest.mark.parametrize("query", [(), ("",), (" ", "\t")])
def test_an_empty_query_is_refused(run: Callable[..., Ran], query: tuple[str, ...]) -> None:
    message = "deskbook: no query; write what the customer said, such as: deskbook search money back\n"
    assert run("search", *query, files=PROJECT) == (2, "", message)


@pytest.mark.parametrize("limit", ["0", "-3"])
def test_a_limit_below_one_is_refused(run: Callable[..., Ran], limit: str) -> None:
    message = f"deskbook: --limit is {limit}; ask for at least 1 hit\n"
    assert run("search", f"--limit={limit}", "charged twice", files=PROJECT) == (2, "", message)


def test_a_limit_cuts_the_list(run: Callable[..., Ran]) -> None:
    both = {**PROJECT, "docs/sops/reset.md": RESET.replace("x, y, z", "charged twice for a reset, y, z")}
    ran = run("search", "charged twice", files=both)
    assert ran.out.count("sops/") == 2
    assert run("search", "--limit", "1", "charged twice").out.count("sops/") == 1
