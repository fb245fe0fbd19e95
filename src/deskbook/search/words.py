"""Words of a text as the search sees them: tokens, stop words, and their stems."""

from __future__ import annotations

import re

from deskbook.search.stem import stem

TOKEN = re.compile(r"[a-z0-9]+")
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
    """The lower-case words and numbers of a text, in order, stop words too.

    >>> tokens("Where's my refund? Error 404!")
    ['where', 's', 'my', 'refund', 'error', '404']
    """
    return TOKEN.findall(text.lower().replace("\u2019", "'"))


def stems(text: str) -> list[str]:
    """The stems of a text without its stop words.

    >>> stems("I want to get my refunds")
    ['refund']
    """
    return [stem(token) for token in tokens(text) if token not in STOP]
