"""Characters and codes read alike however they are put: accents, ligatures, wide letters, what nobody sees."""

from __future__ import annotations

import importlib.util
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.search.documents import Document
from deskbook.search.fold import content, fold
from deskbook.search.index import build
from deskbook.search.rank import Ranker
from deskbook.search.table import shipped
from deskbook.search.words import tokens

ROOT = Path(__file__).parents[2]
OLD = unicodedata.ucd_3_2_0
"""What Unicode said of a character then, it says for good."""
LETTERS = [
    sign
    for sign in map(chr, range(128, 0x110000))
    if OLD.category(sign) in ("Ll", "Lu", "Mn", "Cf", "Nd", "No", "So")
]


LEFT_OUT = [range(0x1D00, 0x1DC0), range(0x2469, 0x24B6), range(0x3200, 0x3400)]
"""Phonetics, and words and two digits in a circle or a square."""


def decomposed(sign: str) -> str:
    whole = OLD.normalize("NFKD", OLD.normalize("NFKD", sign).casefold())
    return "".join(one for one in whole if not OLD.combining(one))


def test_what_unicode_takes_apart_reads_as_its_plain_letters() -> None:
    seen = 0
    for sign in LETTERS:
        plain = decomposed(sign)
        if plain.isascii() and plain.isalnum() and not any(ord(sign) in one for one in LEFT_OUT):
            seen += 1
            assert fold(sign) == plain, f"U+{ord(sign):04X}"
    assert seen > 1000


def test_what_nobody_sees_goes_without_a_gap() -> None:
    for sign in LETTERS:
        if OLD.category(sign) == "Cf" and not 0x10000 < ord(sign) < 0xE0000:
            assert fold(f"re{sign}fund") == "refund", f"U+{ord(sign):04X}"


@given(st.text())
def test_a_folded_text_is_plain_and_stays_as_it_is(text: str) -> None:
    once = fold(text)
    assert once.isascii()
    assert once == once.lower() == fold(once)


@given(st.text("abcxyz019'-_ ./#"))
def test_plain_text_only_loses_its_capitals(text: str) -> None:
    assert fold(text.upper()) == text


@pytest.mark.skipif(unicodedata.unidata_version != "14.0.0", reason="made with Unicode 14")
def test_the_tool_writes_the_table() -> None:
    spec = importlib.util.spec_from_file_location("fold_table", ROOT / "tools/fold_table.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert "\n".join(tool.lines(tool.table())) == content()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Café naïve Übergröße", "cafe naive ubergrosse"),
        ("cafe\u0301", "cafe"),
        ("ﬁx my oﬀer", "fix my offer"),
        ("ＲＥＦＵＮＤ　４０４", "refund 404"),
        ("re\u00adfund re\u200bfund \ufeffrefund", "refund refund refund"),
        ("\U0001d5ff\U0001d5f2\U0001d5f3\U0001d602\U0001d5fb\U0001d5f1", "refund"),
        ("where’s", "where s"),
        ("søk łódź þing ıstanbul İstanbul", "sok lodz thing istanbul istanbul"),
        ("2½ m²", "2 1 2 m2"),
        ("ошибка 404 错误", "404"),
    ],
)
def test_words_are_read_through_their_dress(text: str, plain: str) -> None:
    assert tokens(text) == plain.split()


@pytest.mark.parametrize(
    "alike",
    [
        [
            "ERR-404",
            "err404",
            "Err 404",
            "ERR_404",
            "err–404",
            "err.404",
            "err/404",
            "err#404",
            "ＥＲＲ４０４",
        ],
        ["404error", "404 error", "404-error"],
        ["P1", "p1", "P-1", "P 1", "p_1", "p‑1"],
        ["2FA", "2fa", "2-FA", "2_fa"],
        ["oauth2", "OAuth 2", "oauth-2"],
        ["30-day", "30 day", "30day"],
    ],
)
def test_a_code_is_one_however_it_is_put(alike: list[str]) -> None:
    assert {tuple(tokens(one)) for one in alike} == {tuple(tokens(alike[0]))}
    assert {tuple(tokens(f"see {one}, please")) for one in alike} == {("see", *tokens(alike[0]), "please")}


@pytest.mark.parametrize(
    "text", ["within 2 days", "a 2 day delay", "I 2 see", "where's 2", "in-house 3 to 5"]
)
def test_a_number_beside_a_word_is_no_code(text: str) -> None:
    assert set(tokens(text)) & {"2", "3"}


def page(id: str, ask: str) -> Document:
    fields = {"title": id, "asks": ask, "summary": "", "headings": "", "steps": "", "replies": "", "data": ""}
    return Document(
        id, "sop", id, id, "", "active", "lead", "2027-01-01", (ask,), (), {**fields, "body": ""}, {}
    )


@pytest.mark.parametrize("written", ["ERR-404", "error404", "error 404", "ERROR_404"])
@pytest.mark.parametrize("asked", ["ERR-404", "error404", "Error-404", "404error", "it says errör４０４"])
def test_a_code_is_found_however_page_and_query_put_it(written: str, asked: str) -> None:
    pages = [page("locked", "the account is locked"), page("missing", f"the screen says {written}")]
    hits = Ranker(build(pages), shipped()).search(asked)
    assert [hit.document for hit in hits][:1] == [1]
