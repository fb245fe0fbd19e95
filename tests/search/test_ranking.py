"""The ranking, on a small library where each case is plain to see."""

from __future__ import annotations

import dataclasses
import json
import random
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.search import pack
from deskbook.search.documents import Document
from deskbook.search.index import build
from deskbook.search.rank import Ranker, one_edit
from deskbook.search.settings import SETTINGS
from deskbook.search.stem import stem
from deskbook.search.table import read, shipped
from deskbook.search.words import stems

ROOT = Path(__file__).parents[2]


def document(id: str, title: str, *asks: str, kind: str = "sop", body: str = "") -> Document:
    fields = {
        "title": f"{title} {id.replace('-', ' ')}",
        "asks": " . ".join(asks),
        "body": body,
        "summary": title,
    }
    fields |= {"headings": "", "steps": "", "replies": "", "data": ""}
    return Document(
        id, kind, f"sops/{id}/", title, title, "active", "lead", "2027-01-01", asks, (), fields, {}
    )


LIBRARY = [
    document("error-404", "Fix a missing page", "error 404 not found", "report cannot be found"),
    document("invoices", "Answer a billing question", "where is my invoice", "a charge I do not know"),
    document("passwords", "Reset a password", "forgot my password", "locked out of my account"),
    document("refunds", "Authorise a refund", "I want my money back", "charged twice"),
    document("parcels", "Where an order is", "where is my parcel", "track my order", kind="gap"),
]
RANKER = Ranker(build(LIBRARY), shipped())


def first(query: str, *, typing: bool = False) -> str:
    hits = RANKER.search(query, typing=typing)
    return LIBRARY[hits[0].document].id if hits else ""


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("money back", "refunds"),
        ("reimburse my money", "refunds"),
        ("404", "error-404"),
        ("forgotten pasword", "passwords"),
        ("bill for October", "invoices"),
        ("track my package", "parcels"),
        ("passwords", "passwords"),
        ("Authorise a refund", "refunds"),
        ("", ""),
        ("???", ""),
        ("the of and", ""),
        ("photosynthesis in ferns", ""),
    ],
)
def test_a_query_finds_what_is_meant(query: str, id: str) -> None:
    assert first(query) == id


def test_the_last_word_may_be_begun() -> None:
    assert first("forgot my passw", typing=True) == "passwords"
    assert first("refu", typing=True) == "refunds"


def test_a_wording_is_found_by_what_it_means() -> None:
    plain = [document("first", "Handle a case", "case"), document("second", "Handle a matter", "matter")]
    worded = [plain[0], dataclasses.replace(plain[1], wordings=("the parcel arrived broken",))]
    before, after = (Ranker(build(one), shipped()).scores("package came damaged") for one in (plain, worded))
    assert after[0].document == 1
    assert after[0].score > 0.3 > before[0].score


def test_words_of_no_page_raise_the_floor() -> None:
    assert RANKER.floor("where is my invoice") == SETTINGS.floor
    assert RANKER.floor("zebra stripes") == SETTINGS.floor + SETTINGS.strange
    assert RANKER.floor("zebra invoice") == SETTINGS.floor + SETTINGS.strange / 2
    assert RANKER.floor("") == SETTINGS.floor


def test_a_slip_keeps_the_first_letter() -> None:
    assert RANKER.expand("invoive", last=False) == [("invoic", SETTINGS.typo)]
    assert RANKER.expand("onvoice", last=False) == []


def test_a_mention_in_passing_counts_of_rare_words_alone() -> None:
    filler = " ".join(f"filler{n}" for n in range(400))
    many = [
        document(f"case-{n}", f"Handle case {n}", f"case {n}", body=f"{filler} passing") for n in range(6)
    ]
    many[0] = dataclasses.replace(
        many[0], fields={**many[0].fields, "body": f"{filler} passing {filler} single"}
    )
    postings = build(many).postings
    assert "pass" not in postings
    assert [number for number, _ in postings["singl"]] == [0]


def test_equal_scores_keep_the_order_of_the_index() -> None:
    twins = [document(id, "Reset a password", "forgot my password") for id in ("a", "b", "c")]
    hits = Ranker(build(twins), None).search("password")
    assert [hit.document for hit in hits] == [0, 1, 2]


def test_a_library_without_pages_answers_nothing() -> None:
    assert Ranker(build([]), shipped()).search("refund") == []


ASKED = sorted(
    {word for one in LIBRARY for ask in one.phrases for word in ask.split()} | {"reimburse", "zebra"}
)


@given(st.lists(st.sampled_from(ASKED), max_size=6).map(" ".join))
def test_a_document_that_leads_is_the_one_that_a_search_finds_first(query: str) -> None:
    hits = RANKER.search(query)
    leading = [number for number in range(len(LIBRARY)) if RANKER.leads(query, number)]
    assert leading in ([], [hit.document for hit in hits[:1]])


def test_each_document_leads_for_its_own_asks() -> None:
    for number, one in enumerate(LIBRARY):
        assert all(RANKER.leads(ask, number) for ask in one.phrases)


@given(st.text(max_size=40))
def test_no_query_breaks_it(query: str) -> None:
    hits = RANKER.search(query, typing=True)
    assert all(a.score >= b.score for a, b in pairwise(hits))


@given(st.text("abc", min_size=1, max_size=5), st.text("abc", min_size=1, max_size=5))
def test_one_edit_agrees_with_trying_every_edit(a: str, b: str) -> None:
    edits = {a[:i] + a[i + 1 :] for i in range(len(a))}
    edits |= {a[:i] + c + a[i:] for i in range(len(a) + 1) for c in "abc"}
    edits |= {a[:i] + c + a[i + 1 :] for i in range(len(a)) for c in "abc"}
    edits |= {a[:i] + a[i + 1] + a[i] + a[i + 2 :] for i in range(len(a) - 1)}
    assert one_edit(a, b) == (b in edits - {a})


def test_a_large_library_ranks_from_its_shards() -> None:
    dice = random.Random(3)
    words = [
        "invoice",
        "parcel",
        "login",
        "export",
        "seat",
        "report",
        "webhook",
        "licence",
        "survey",
        "macro",
        "queue",
        "label",
    ]
    many = [
        document(f"case-{n:04d}", f"Handle case {n}", " ".join(dice.sample(words, 3))) for n in range(500)
    ]
    many[321] = document("case-0321", "Reset a password", "forgot my password")
    ranker = Ranker(build(many), shipped())
    assert ranker.sharded
    assert ranker.search("forgot password")[0].document == 321
    assert ranker.search("passwrod")[0].document == 321
    assert ranker.search("unlock credentials")[0].document == 321


def lengthened(terms: str) -> list[str]:
    found = [""]
    for capital, rest in re.findall("([A-Z])([a-z0-9]*)", terms):
        found.append(found[-1][: ord(capital) - ord("A")] + rest)
    return found[1:]


def test_shards_and_whole_hold_the_same_terms() -> None:
    index = build(LIBRARY)
    whole = dict(pack.files(index, {}))
    head = json.loads(whole["index.json"])
    assert lengthened(head["terms"]) == list(index.postings)
    assert "documents" in head
    cut = dataclasses.replace(SETTINGS, whole=2)
    pack_settings, pack.SETTINGS = pack.SETTINGS, cut
    try:
        shards = dict(pack.files(index, {}))
    finally:
        pack.SETTINGS = pack_settings
    terms = [
        term
        for path, part in shards.items()
        if path.startswith("t/")
        for term in lengthened(json.loads(part)["terms"])
    ]
    assert sorted(terms) == sorted(index.postings)


def test_wordings_are_read_as_they_were_packed() -> None:
    words = list(shipped().rows)
    wordings = [stems("the parcel arrived broken"), [words[0], words[-1]], stems("qqqq")]
    pairs = [re.findall("..", part) for part in pack.named(wordings).split(" ")]
    read_back = [
        [words[pack.SIGNS.index(a) * len(pack.SIGNS) + pack.SIGNS.index(b)] for a, b in part]
        for part in pairs
    ]
    assert read_back == [[one for one in part if one in shipped().rows] for part in wordings]
    assert json.dumps(pack.SIGNS) == f'"{pack.SIGNS}"'


def test_the_table_says_what_is_wrong_with_it() -> None:
    with pytest.raises(ValueError, match="not a table of word vectors"):
        read(b"something else")


def test_american_and_british_spellings_meet() -> None:
    assert stem("authorisation") == stem("authorization")
    assert stem("apologising") == stem("apologizing")
    assert stem("exercise") == stem("exercises")


def test_the_shipped_table_keeps_its_budget() -> None:
    """300 KiB as it travels."""
    import gzip

    from deskbook.search.table import content

    assert len(gzip.compress(content(), 9)) <= 300 * 1024
