"""The sentences of a step, and what each of them asks of the reader."""

from __future__ import annotations

import re
from functools import lru_cache

from deskbook.language.verbs import ADVERBS, OPENERS, first_word, is_verb, second_word

_END = re.compile(r"(?<=[.!?])[\"”’)*_]*\s+(?=[\"“‘(*_\[]*[A-Z])")
_SHORT = re.compile(r"\b(?:e\.g|i\.e|etc|vs|No|approx|incl|Fig|St|Mr|Mrs|Ms|Dr)\.$")
_LEAD_IN = re.compile(r"\*\*[^*\n]{1,60}[.:]\*\*\s+|\*\*[^*\n]{1,60}\*\*:\s+")
_MARKS = re.compile(r"[*_`]{1,3}|!?\[([^\]\n]*)\](?:\([^)\n]*\))?")
_CALL = re.compile(r"\{\{[^{}\n]*\}\}")
_CLAUSE = re.compile(r"[,:—–]\s+")
_NEGATION = ("do not ", "don't ", "don’t ", "never ")

_NOT_ACTIONS = frozenset(
    {"allow", "be", "count", "expect", "include", "keep", "leave", "mean", "mind", "note", "remember", "see"}
    | {"stay", "treat", "use"}
)
"""Verbs that begin a sentence which tells how, not what next."""

_FINITE = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "takes",
        "needs",
        "lasts",
        "means",
        "goes",
        "comes",
        "starts",
    }
    | {"ends", "stays", "shows", "tells", "belongs", "must", "should", "may", "can", "cannot", "will", "does"}
)
"""Words after which the word before them is a noun: "triage takes"."""


@lru_cache(maxsize=20_000)
def sentences(step: str) -> tuple[str, ...]:
    """The sentences of one step in plain words, without a bold lead-in.

    >>> sentences("**Verify.** Ask for the e-mail address, e.g. in chat. Open `Stripe`.")
    ('Ask for the e-mail address, e.g. in chat.', 'Open Stripe.')
    """
    text = _LEAD_IN.sub("", step, count=1) if _LEAD_IN.match(step) else step
    text = _MARKS.sub(lambda found: found[1] or "", _CALL.sub("it", text)).strip()
    found: list[str] = []
    for part in _END.split(text):
        if found and _SHORT.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        elif part:
            found.append(part)
    return tuple(found)


def is_conditional(sentence: str) -> bool:
    """Whether a sentence begins by saying when it applies.

    >>> is_conditional("If the charge is disputed, then escalate."), is_conditional("Escalate it.")
    (True, False)
    """
    return first_word(sentence) in OPENERS


def instruction(sentence: str) -> str | None:
    """The part of a sentence that begins with an imperative verb, or None.

    >>> instruction("If the card was declined, politely ask for another one.")
    'ask for another one.'
    >>> instruction("The refund is sent.")
    >>> instruction("First triage takes a minute.")
    """
    clauses = _CLAUSE.split(sentence) if is_conditional(sentence) else [sentence]
    for start, _ in enumerate(clauses):
        rest = _without_adverbs(clauses[start])
        if is_verb(first_word(rest)) and second_word(rest) not in _FINITE:
            return ", ".join([rest, *clauses[start + 1 :]])
    return None


def is_action(sentence: str) -> bool:
    """Whether a sentence tells the reader to do one more thing.

    >>> [is_action(one) for one in ("Select Refund.", "Do not select it.", "See Refunds.", "It turns green.")]
    [True, False, False, False]
    """
    if sentence.lower().startswith(_NEGATION) or is_conditional(sentence):
        return False
    told = instruction(sentence)
    return told is not None and first_word(told) not in _NOT_ACTIONS


def _without_adverbs(clause: str) -> str:
    rest = clause.lstrip('"“‘( ')
    while True:
        first = first_word(rest)
        if not rest.lower().startswith(first) or not first:
            return rest
        if first in ADVERBS or (first.endswith("ly") and first not in ("reply", "apply", "comply", "supply")):
            rest = rest[len(first) :].lstrip(" ,")
        elif rest.lower().startswith(("do not ", "don't ", "don’t ", "never ")):
            rest = rest.split(" ", 2 if first == "do" else 1)[-1]
        else:
            return rest
