"""The near match of a word that nobody knows: what it was probably meant to be."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be.

    >>> nearest("finanse", ["finance", "tier-1"])
    'finance'
    >>> nearest("monday", ["mon", "tue"]), nearest("Review Date", ["review_date"]), nearest("live", ["active"])
    ('mon', 'review_date', None)
    """
    plain = {_plain(choice): choice for choice in sorted(known, reverse=True)}
    meant = _plain(word[:80])
    if found := difflib.get_close_matches(meant, plain, n=1, cutoff=NEAR):
        return plain[found[0]]
    if close := [choice for choice in plain if _one_slip(meant, choice)]:
        return plain[close[0]]
    parts = [choice for choice in plain if _longer(meant, choice) or (meant and meant in choice)]
    return plain[parts[0]] if len(parts) == 1 else None


NEAR = 0.75
"""A slip of a letter or two is near, another word is not: `live` is no `active`, `major` no `minor`."""


def _plain(word: str) -> str:
    """A word without what is easily typed otherwise: case, and what joins its parts."""
    return re.sub(r"[-_ ]+", "-", word.strip().casefold())


def _one_slip(word: str, known: str) -> bool:
    """Whether a short word has one wrong letter, or two that changed places: `mno` is `mon`."""
    if len(word) != len(known) or len(word) < 3:
        return False
    wrong = [place for place, letter in enumerate(word) if letter != known[place]]
    swapped = len(wrong) == 2 and [word[wrong[0]], word[wrong[1]]] == [known[wrong[1]], known[wrong[0]]]
    return len(wrong) == 1 or swapped


def _longer(word: str, known: str) -> bool:
    """Whether `word` is a longer form of what is known, as `monday` is of `mon`."""
    return len(known) >= 3 and (word.startswith(known) or word.endswith(f"-{known}"))


def suggestion(word: str, known: Iterable[str], listing: str = "") -> str:
    """`did you mean 'x'?`, or what to do where nothing is near.

    >>> suggestion("tire-1", ["tier-1", "tier-2"])
    "did you mean 'tier-1'?"
    """
    choices = sorted(known)
    if found := nearest(word, choices):
        return f"did you mean {found!r}?"
    if listing:
        return listing
    if not choices:
        return "none exists yet"
    shown = ", ".join(choices[:8])
    return f"known: {shown}{', …' if len(choices) > 8 else ''}"
