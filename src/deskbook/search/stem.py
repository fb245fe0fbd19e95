"""The Porter stemmer for English (M. F. Porter, 1980), as `stem.js` has it line by line."""

from __future__ import annotations

import re
from functools import lru_cache

_C, _V = "[^aeiou]", "[aeiouy]"
_CC, _VV = f"{_C}[^aeiouy]*", f"{_V}[aeiou]*"
_MGR0 = re.compile(f"^(?:{_CC})?{_VV}{_CC}")
_MEQ1 = re.compile(f"^(?:{_CC})?{_VV}{_CC}(?:{_VV})?$")
_MGR1 = re.compile(f"^(?:{_CC})?{_VV}{_CC}{_VV}{_CC}")
_HAS_VOWEL = re.compile(f"^(?:{_CC})?{_V}")
_CVC = re.compile(f"^{_CC}{_V}[^aeiouwxy]$")
_DOUBLE = re.compile(r"([^aeiouylsz])\1$")

_BRITISH = re.compile(r"(?<=[a-z]{4})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)")

_STEP2 = [
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
    ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
    ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ("logi", "log"),
]  # fmt: skip
_STEP3 = [
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
]  # fmt: skip
_STEP4 = re.compile(r"^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$")
_STEP4_ION = re.compile(r"^(.+?)([st])(ion)$")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a lower-case word; words of one or two letters stay as they are.

    British spellings meet American ones first, so that `prioritise` finds `prioritize`.

    >>> [stem(word) for word in ("refunds", "cancellation", "paying", "prioritised", "prioritize")]
    ['refund', 'cancel', 'pai', 'priorit', 'priorit']
    """
    if len(word) < 3 or not word.isascii():
        return word
    word = _BRITISH.sub("iz", word)
    first_y = word[0] == "y"
    if first_y:
        word = "Y" + word[1:]
    word = _plural(word)
    word = _past(word)
    if word.endswith("y") and _HAS_VOWEL.search(word[:-1]):
        word = word[:-1] + "i"
    word = _suffix(word, _STEP2)
    word = _suffix(word, _STEP3)
    if (found := _STEP4.match(word)) and _MGR1.search(found[1]):
        word = found[1]
    elif not found and (ion := _STEP4_ION.match(word)) and _MGR1.search(ion[1] + ion[2]):
        word = ion[1] + ion[2]
    if word.endswith("e"):
        root = word[:-1]
        if _MGR1.search(root) or (_MEQ1.search(root) and not _CVC.search(root)):
            word = root
    if word.endswith("ll") and _MGR1.search(word):
        word = word[:-1]
    return "y" + word[1:] if first_y else word


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _MGR0.search(word[:-3]) else word
    for ending in ("ed", "ing"):
        root = word.removesuffix(ending)
        if root != word and _HAS_VOWEL.search(root):
            if root.endswith(("at", "bl", "iz")):
                return root + "e"
            if _DOUBLE.search(root):
                return root[:-1]
            return root + "e" if _CVC.search(root) else root
    return word


def _suffix(word: str, table: list[tuple[str, str]]) -> str:
    for ending, replacement in table:
        if word.endswith(ending):
            root = word.removesuffix(ending)
            return root + replacement if _MGR0.search(root) else word
    return word
