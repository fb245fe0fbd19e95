"""Characters that a reader does not see, or that turn the order of what is read, and letters that pass as others.

What a script needs is left alone: joiners in emoji and in Persian or Indic words, direction marks in a line that
holds Hebrew or Arabic letters, variation selectors behind a picture, spaces of no width in Thai.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u18af\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]"
)
_WITHOUT_SPACES = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf]")
_IDEOGRAPH = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PILED = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{5,}")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")
_CONTEXT = re.compile(r"\S{0,20}$"), re.compile(r"\S{0,20}")

_OTHER_LETTERS = re.compile("[\u0370-\u052f]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LOOKS_LATIN = dict(
    zip(
        "авеѕіјкмнорстухһԁԛԝьАВЕЅІЈКМНОРСТУХҮЬαινορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "abesijkmhopctyxhdqwbABESIJKMHOPCTYXYbaivoptuxABEZHIKMNOPTYX",
        strict=True,
    )
)


def hidden(text: str, first_line: int = 1, *, escapes: bool = False) -> Iterator[tuple[int, int, str]]:
    """(line, column, what stands there) of the first such character of each line.

    `escapes` says that `\\\\u202e` in quotes is a character, as in YAML; else `&#8238;` is, as in Markdown.

    >>> [what for _, _, what in hidden("pass\\u200bword")]
    ["U+200B, zero width space, in 'pass\\\\u200bword'"]
    >>> list(hidden("\U0001f469\u200d\U0001f4bb می\u200cخواهم"))
    []
    """
    spelt = escapes and "\\" in text
    coded = not escapes and "&" in text
    if text.isascii() and not spelt and not coded and not _CONTROL.search(text):
        return
    for number, line in enumerate(text.split("\n"), first_line):
        if line.isascii() and "\\" not in line and "&" not in line and not _CONTROL.search(line):
            continue
        if found := _first(line, spelt, coded):
            at, character, shown = found
            name = unicodedata.name(character, "a control character").lower()
            yield number, at + 1, f"U+{ord(character):04X}, {name}, in {_spelt(shown)}"


def passing_as_latin(text: str, first_line: int = 1) -> Iterator[tuple[int, int, str, str]]:
    """(line, column, word, the word in Latin letters) where letters of two alphabets that look alike are mixed.

    >>> list(passing_as_latin("Write to p\u0430ypal. \u0394t is \u043c\u0438\u0440."))
    [(1, 10, 'p\u0430ypal', 'paypal')]
    """
    if not _OTHER_LETTERS.search(text):
        return
    for number, line in enumerate(text.split("\n"), first_line):
        if not _OTHER_LETTERS.search(line):
            continue
        for found in _WORD.finditer(line):
            word = found[0]
            alike = [one for one in word if one in _LOOKS_LATIN]
            latin = "".join(_LOOKS_LATIN.get(one, one) for one in word)
            mixed = alike and any(one.isascii() for one in word)
            address = latin.isascii() and re.match(r"\.[a-z]{2,}\b|@", line[found.end() :])
            if (mixed and latin.isascii()) or (alike and address):
                yield number, found.start() + 1, word, latin


def _first(line: str, spelt: bool, coded: bool) -> tuple[int, str, str] | None:
    """(where, which character, how it stands there) of the first that does not belong into a line."""
    flags = {at for flag in _FLAG.finditer(line) for at in range(flag.start(), flag.end())}
    rtl = _RIGHT_TO_LEFT.search(line) is not None
    balanced = rtl and _is_balanced(line)
    for found in _SUSPECT.finditer(line):
        at = found.start()
        if at not in flags and not _belongs(line, at, rtl, balanced):
            return at, line[at], _around(line, at)
    if piled := _PILED.search(line):
        return piled.start() + 4, line[piled.start() + 4], _around(line, piled.start())
    written = _ESCAPE.finditer(line) if spelt else _ENTITY.finditer(line) if coded else ()
    for found in written:
        character = _meant(found, spelt)
        bad = _SUSPECT.fullmatch(character) if spelt else _TURNING.fullmatch(character)
        if bad and not (rtl and character in "\u061c\u200e\u200f"):
            return found.start(), character, found[0]
    return None


def _meant(found: re.Match[str], spelt: bool) -> str:
    if not spelt:
        return html.unescape(found[0])
    number = int(found[1] or found[2] or found[3], 16)
    return chr(number) if number < 0x110000 else ""


def _belongs(line: str, at: int, rtl: bool, balanced: bool) -> bool:
    """Whether a script needs the character where it stands."""
    character = line[at]
    before = line[at - 1] if at else ""
    after = line[at + 1 : at + 2]
    match character:
        case "\u200d":
            joins = before and (unicodedata.category(before) in ("So", "Sk") or before == "\ufe0f")
            emoji = bool(joins and after and unicodedata.category(after) in ("So", "Sm"))
            return emoji or bool(_JOINING.match(before))
        case "\u200c":
            return bool(_JOINING.match(before))
        case "\u200b":
            return bool(_WITHOUT_SPACES.match(before) and _WITHOUT_SPACES.match(after or " "))
        case "\ufe0e" | "\ufe0f":
            key = before != "" and before in "0123456789#*" and after == "\u20e3"
            return key or (
                before != "" and (unicodedata.category(before) in ("So", "Sm", "Sk") or before in "‼⁉〰ℹ")
            )
        case "\u061c" | "\u200e" | "\u200f":
            return rtl
        case "\u2066" | "\u2067" | "\u2068" | "\u2069":
            return balanced
        case "\u2800":
            return "\u2800" < before <= "\u28ff"
        case "\u115f" | "\u1160":
            return "\u1100" <= (after or before) <= "\u11ff"
    if "\u180b" <= character <= "\u180f":
        return "\u1800" <= before <= "\u18af"
    if "\ufe00" <= character <= "\ufe0d" or "\U000e0100" <= character <= "\U000e01ef":
        return bool(_IDEOGRAPH.match(before))
    return False


def _is_balanced(line: str) -> bool:
    """Whether each isolate of a line is closed in it, so that it turns nothing else."""
    depth = 0
    for character in line:
        if character in "\u2066\u2067\u2068":
            depth += 1
        elif character == "\u2069":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def _spelt(text: str) -> str:
    """The text in quotes, with each character that is not seen written out."""
    return "".join(
        f"\\u{ord(one):04x}" if _SUSPECT.match(one) or not one.isprintable() else one for one in f"'{text}'"
    )


def _around(line: str, at: int) -> str:
    """The word around a place, as far as it helps to find it."""
    before, after = _CONTEXT
    start, end = before.search(line[:at]), after.match(line[at + 1 :])
    return (start[0] if start else "") + line[at] + (end[0] if end else "")
