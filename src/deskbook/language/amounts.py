"""Amounts in prose: time, money and shares that someone typed by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deskbook.language.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_RANGE = rf"(?:{_NUMBER})(?:\s?(?:-|–|to)\s?[$€£]?(?:{_NUMBER}))?"
_UNIT = (
    r"(?:(?:working|business|calendar)[ -])?"
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|quarters?|years?)"
)
_AMOUNT = re.compile(
    rf"(?<![\w.,/:#-])(?:[$€£]\s?{_RANGE}(?:\s?[kKmM]\b)?"
    rf"|{_RANGE}\s?(?:%|per ?cent\b)"
    rf"|{_RANGE}(?:\s|-|‑|\u00a0)?{_UNIT}\b"
    rf"|{_RANGE}\s(?:US )?(?:dollars|euros|USD|EUR)\b)"
)
_MAYBE = re.compile(r"[$€£]\s?\d|\d\s?%|\d[\s\u00a0‑-]?(?:[wbcsmhdqyUe]|per)")
_QUOTED = re.compile(r"[\"“][^\"“”\n]{0,300}[\"”]")


def amounts(body: str) -> Iterator[tuple[int, str]]:
    """(offset, text) of every amount; code, calls, addresses and quoted words are left out.

    >>> list(amounts("Refund within 14 days, up to $200 or 80%."))
    [(14, '14 days'), (29, '$200'), (37, '80%')]
    >>> list(amounts('On 2026-11-20 at 14:30 see step 3; they say "for 3 days"; tier 2, P1, error 404, 24/7.'))
    []
    """
    if not _MAYBE.search(body):
        return
    text = prose(body)
    quoted = [found.span() for found in _QUOTED.finditer(text)] if '"' in text or "“" in text else []
    for found in _AMOUNT.finditer(text):
        if not any(start <= found.start() < end for start, end in quoted):
            yield found.start(), found[0]
