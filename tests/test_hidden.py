"""Characters that are not seen, or turn what is read: each is told at its place, and what a script needs is not."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook import app
from deskbook.read.unseen_letters import hidden, passing_as_latin

TODAY = dt.date(2026, 11, 22)
CONTROLS = [chr(one) for one in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)]
UNSEEN = [
    *"\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\xad\u034f\u115f\u1160\u17b4\u17b5\u180b\u180e\u2800",
    *"\u3164\uffa0\ufe00\ufe0f\ufff9\ufffa\ufffb\u2028\u2029\x85\x0b\x0c\x1b\x7f",
    "\U000e0001",
    "\U000e0041",
    "\U000e0100",
    "\U0001d173",
]


def told(text: str) -> list[int]:
    return [line for line, _, _ in hidden(text)]


@pytest.mark.parametrize("character", [*CONTROLS, *UNSEEN], ids=lambda one: f"U+{ord(one):04X}")
def test_each_is_told_within_a_word_with_its_name(character: str) -> None:
    found = list(hidden(f"fine\nDo ap{character}prove it."))
    assert [(line, column) for line, column, _ in found] == [(2, 6)]
    assert found[0][2].startswith(f"U+{ord(character):04X}, ")
    assert character not in found[0][2], "a message shows the character spelt out"


@pytest.mark.parametrize(
    "text",
    [
        "Ask 👩‍💻 or 👨‍👩‍👧‍👦, 🏳️‍🌈, ❤️‍🔥 and 🧑🏽‍🚀.",
        "Press 1️⃣ then #️⃣; it is ™️ and ↔️ and ☎️.",
        "The flags 🏴󠁧󠁢󠁳󠁣󠁴󠁿 and 🇩🇪.",
        "می‌خواهم and نمی‌دانم",
        "क्‍ष and ക്‍",
        "‏שלום‏ (Hello)",
        "He said \u2067שלום\u2069 to us.",
        "ภาษา\u200bไทย",
        "Ελληνικά, русский, 日本語, العربية, naïve, Zoë, 10\u202f000\xa0€",
        "葛\U000e0100",
        "e\u0301 and Việt Nam",
    ],
)
def test_what_a_script_needs_is_fine(text: str) -> None:
    assert list(hidden(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "שלום \u202eevil\u202c",
        "שלום \u2067 open",
        "A flag \U0001f3f4\U000e0069\U000e0067\U000e006e\U000e006f\U000e0072\U000e0065\U000e0061\U000e007f of seven",
        "An emoji 😀\U000e0041 with a tag",
        "Zal\u0300\u0301\u0302\u0303\u0304\u0305go",
        "joined a\u200db",
        "&#8238;turned",
        "&rlm; turned",
        "&#x2067;turned",
    ],
)
def test_what_a_script_does_not_need_is_told(text: str) -> None:
    assert told(text) == [1]


def test_escapes_count_in_data_and_entities_in_pages() -> None:
    assert list(hidden('title: "a\\u202eb"', escapes=True))
    assert list(hidden('title: "a\\U000E0041b"', escapes=True))
    assert list(hidden('title: "a\\xadb"', escapes=True))
    assert not list(hidden("Write `\\u202e` in JSON."))
    assert not list(hidden("Use &nbsp; and &amp; and &shy; here."))


@given(st.text())
def test_never_fails_and_never_shows_what_it_tells(text: str) -> None:
    for line, column, what in hidden(text):
        assert 1 <= line <= text.count("\n") + 1
        assert column >= 1
        assert not [one for one in what if unicodedata.category(one) in ("Cf", "Cc")]
    list(passing_as_latin(text))


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"])))
def test_plain_text_is_always_fine(text: str) -> None:
    assert not list(hidden(text))
    assert not list(passing_as_latin(text))


@pytest.mark.parametrize(
    "text", ["pаypal", "Reply to раураӏ.com".replace("ӏ", "і"), "Ηello", "micrоsoft.com"]
)
def test_letters_that_pass_as_latin_are_told(text: str) -> None:
    assert list(passing_as_latin(text))


@pytest.mark.parametrize("text", ["мир", "Δt", "αβγ", "10 Ω", "Москва and Paris", "COVID-19 в России", "µs"])
def test_words_of_one_alphabet_are_fine(text: str) -> None:
    assert not list(passing_as_latin(text))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/owners/a.md", "---\ntitle: A\u202eb\n---\nText.\n"),
        ("docs/owners/a.md", "---\ntitle: A\n---\n1. Do\u200bit.\n"),
        ("docs/owners/a.md", '---\ntitle: "A\\u202e"\n---\nText.\n'),
        ("sop_data/reply/a.yml", "title: A\nbody: Hello\u2067 you.\n"),
        ("sop_data/role/a.yml", "title: A\nteam: [\u2066x]\n"),
    ],
)
def test_titles_replies_and_steps_are_read(path: str, text: str) -> None:
    library = app.open_files({path: text}, TODAY)
    assert [one for one in app.check(library) if one.code == "SOP222" and one.where.path == path]
