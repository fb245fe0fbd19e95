"""Words of a text as the search sees them: tokens, stop words, and their stems."""

from __future__ import annotations

import re

from deskbook.search.fold import fold
from deskbook.search.stem import stem

TOKEN = re.compile(r"[a-z0-9]+")
PARTED = re.compile(
    r"(?<![a-z0-9'_-])(?:([a-z]{1,2})[_-]|([b-hj-z]) )(?=[0-9])|(?<![a-z0-9'_-])([0-9]+)[_-](?=[a-z]{1,2}(?![a-z0-9]))"
)
"""A short code whose letters and digits stand apart: `P-1`, `p 1`, `2-FA`."""
GLUED = re.compile(r"(?<=[a-z]{3})(?=[0-9])|(?<=[0-9])(?=[a-z]{3})")
"""Where a word and a number run into each other: `error404`, `404error`."""
STOP = frozenset(
    """a about above after again all am an and any are as at be because been before being below between both but
    by can could did do does doing down during each few for from further had has have having he her here hers
    him his how i if in into is it its itself just let me more most my myself nor of off on once only or other
    our ours out over own same she should so some such than that the their theirs them then there these they
    this those through to too under until up very was we were what when where which while who whom why will with
    would you your yours don doesn didn isn wasn aren haven hasn couldn wouldn shouldn ll ve re im ive id s t d
    m please want need help know trying try get got give tell show make""".split()
)
"""Words that say nothing about which SOP is meant, those of asking for help among them."""


def tokens(text: str) -> list[str]:
    """The plain words and numbers of a text, in order, stop words too; codes alike however they are put.

    >>> tokens("Where's my refund? Error 404!")
    ['where', 's', 'my', 'refund', 'error', '404']
    >>> tokens("ERR-404 err_404 Err404 P-1 p1 2-FA 2fa")
    ['err', '404', 'err', '404', 'err', '404', 'p1', 'p1', '2fa', '2fa']
    """
    return TOKEN.findall(GLUED.sub(" ", PARTED.sub(_together, fold(text))))


def _together(parted: re.Match[str]) -> str:
    return parted[1] or parted[2] or parted[3]


def stems(text: str) -> list[str]:
    """The stems of a text without its stop words.

    >>> stems("I want to get my refunds")
    ['refund']
    """
    return [stem(token) for token in tokens(text) if token not in STOP]
