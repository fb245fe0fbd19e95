"""Instructions in the passive voice, which hide who acts."""

from __future__ import annotations

import re

from deskbook.language.sentences import instruction, sentences

_IRREGULAR = (
    "beaten begun born bought brought built caught chosen dealt done drawn driven eaten fallen felt forgiven "
    "forgotten found given gone held hidden kept known laid left lost made meant met paid proven put read rung said "
    "seen sent set shown signed spent split spoken taken taught thought thrown told understood woken won withdrawn "
    "withheld worn written"
)
_PASSIVE = re.compile(
    r"\b(?P<modal>(?:must|should|shall|can|may|will|has to|have to|needs? to|ought to)\s+)?(?:not\s+)?"
    r"(?:is|are|was|were|be|been|being|gets?|got)\s+(?:(?:not|then|also|now|always|never|only|[a-z]+ly)\s+)?"
    rf"(?P<participle>[a-z]{{2,}}ed|{'|'.join(_IRREGULAR.split())})\b(?P<agent>\s+by\b)?",
    re.IGNORECASE,
)
_STATE_WORDS = """
    agreed allowed assigned attached authorised authorized based blocked called canceled cancelled
    closed complicated concerned confused connected covered damaged detailed disabled disputed done
    enabled entitled expected expired finished frustrated gone included indeed installed interested
    known labelled limited linked listed located locked logged lost marked meant named needed open paid
    permitted pleased refused regulated related required resolved satisfied selected set shown signed
    solved supposed suspended tagged tired unassigned unchanged used verified worried
"""
_STATES = frozenset(_STATE_WORDS.split())
_SUBORDINATE = re.compile(
    r"\b(?:if|when|that|which|who|whom|whose|what|until|once|because|where|after|before|whether|as|while|so|unless|how)\b",
    re.IGNORECASE,
)


def passive(step: str) -> str | None:
    """The words of a step that put its instruction in the passive voice, or None.

    A state ("the ticket is closed") and a passive inside of a condition are good English; so is a
    second sentence that says what the reader will see.

    >>> passive("The ticket is escalated to tier 2.")
    'is escalated'
    >>> passive("Ask for the code. The customer must be told why.")
    'must be told'
    >>> passive("If the customer was charged twice, refund the second charge.")
    >>> passive("Check that the account is locked.")
    >>> passive("Select **Refund**. The status is changed to Refunded.")
    """
    for position, sentence in enumerate(sentences(step)):
        if instruction(sentence):
            continue
        found = _PASSIVE.search(sentence)
        if not found or _SUBORDINATE.search(sentence, 0, found.start()):
            continue
        ordered = found["modal"] is not None
        state = found["participle"].lower() in _STATES and not found["agent"]
        if ordered or (position == 0 and not state):
            return found[0].removesuffix(found["agent"] or "")
    return None
