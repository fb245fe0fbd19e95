"""The verbs of support work, and whether a phrase begins with one."""

from __future__ import annotations

import difflib
import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS = _words(
    """
    accept acknowledge act activate adapt add address adjust administer advise agree aim alert align
    allocate allow amend analyse analyze anonymise anonymize announce answer apologise apologize appeal
    append apply appoint approve archive arrange ask assemble assess assign assist associate assure
    attach attempt attend audit authenticate authorise authorize automate avoid award back backfill
    balance ban bill block book boost bounce branch break brief bring broadcast browse build bulk bundle
    calculate calibrate call cancel capture care carry cascade catch categorise categorize celebrate
    certify challenge change charge chase chat check choose cite claim clarify classify clean clear
    click clone close coach code collate collect combine comfort commit communicate comp compare
    compensate compile complete comply compose conclude conduct configure confirm congratulate connect
    consider consult contact contain continue control convert coordinate copy correct count cover create
    credit cross-check cut date de-escalate deactivate debrief decide decline deduct deescalate defer
    define delay delegate delete deliver demonstrate deny deploy deprecate describe design detect
    determine diagnose dial direct disable discard disclose disconnect discuss dismiss dispatch display
    dispute distinguish distribute divide do document double-check downgrade download draft drag draw
    drill drop duplicate earn edit educate elevate email embed empathise empathize enable encourage end
    enforce engage enrol enroll ensure enter escalate establish estimate evaluate examine exchange
    exclude execute exempt expand expect expedite expire explain explore export express extend extract
    facilitate fetch file fill filter finalise finalize find finish fix flag focus follow forbid
    forecast format forward free freeze gather generate get give go grade grant greet group grow guide
    halt hand handle hear help hide hire hold honor honour host identify ignore illustrate implement
    import improve include increase inform initiate insert inspect install instruct integrate interpret
    introduce investigate invite invoice involve isolate issue join judge keep kick label launch lead
    learn leave let level limit link list listen load locate lock log look lower mail maintain make
    manage map mark match measure meet mend mention mentor merge message migrate mind mirror monitor
    move mute name narrow navigate negotiate note notify number observe obtain offboard offer onboard
    open operate optimise optimize order organise organize outline override own pack pair paraphrase
    park participate pass paste patch pause pay perform personalise personalize phone pick pilot ping
    place plan point post postpone practise practice praise predict prepare present preserve press
    prevent print prioritise prioritize probe proceed process produce promise promote prompt proofread
    propose protect prove provide publish pull purge push put qualify quarantine query question quote
    raise rank rate re-open reach read reactivate reassign reassure rebuild recall receive recheck
    recognise recognize recommend reconcile reconnect record recover redact redeem redirect reduce refer
    refine reflect refresh refund refuse register reimburse reinstall reinstate reissue reject relate
    relay release reload remain remember remind remove rename renew reopen repair repeat rephrase
    replace replay reply report repost reprint reproduce request require reroute rerun reschedule
    research resend reserve reset resolve respect respond restart restate restore restrict resume retain
    retest retire retrieve retry return reuse reveal reverse revert review revise revisit revoke reward
    rewrite ring roll rotate route run sample save say scan schedule score screen scroll seal search
    secure see select sell send separate serve set settle share shadow ship show sign simplify simulate
    skip smile snooze solve sort speak specify spell split spot stand start state stay stop store
    streamline submit subscribe suggest summarise summarize supply support suspend swap switch sync tag
    take talk teach tell terminate test thank tick tie tidy time toggle touch trace track train
    transcribe transfer translate treat triage trial trigger troubleshoot try tune turn type unblock
    uncheck understand undo unfreeze uninstall unlink unlock unsubscribe untick update upgrade upload
    use validate verify view visit void volunteer vote wait waive walk warn watch weigh welcome widen
    withdraw withhold word work wrap write zoom
    """
)

ADVERBS = _words(
    """
    again also always besides finally first firstly fourth immediately instead last lastly meanwhile
    next now only please second secondly still then third together
    """
)
"""Words that may stand before the verb of an instruction."""

OPENERS = _words(
    """
    across after along as at before between by during even every except for from if in inside into
    instead on once otherwise outside over per since so though through throughout to towards under
    unless until upon when whenever where wherever whether while with within without
    """
)
"""Words that begin the clause which says when, where or why, before the instruction itself."""

_DETERMINERS = _words(
    """
    a all an another any both each every his her its my one our that the their them these this those us
    your
    """
)
_NOUN_HEADS = _words(
    """
    agreement approach basics channels coverage hours matters queue chart checklist criteria cycle faq flow form framework goals guide
    guideline guidelines handbook instructions introduction lifecycle limits list manual matrix metrics
    overview plan policies policy principles procedure procedures process processes programme program
    protocol reference requirements rules schedule sop sops standard standards steps strategy summary
    system targets template templates terms types window workflow workflows
    """
)
_NOUNS_TOO = _words(
    """
    access address audit award balance call case chat check claim coach contact credit date delay design
    discount dispute drill email escalate exchange export feature feedback form format guide handbook
    help hold import incident invoice issue level limit link list log macro mail map mark measure
    mention message monitor note number offer onboard order outline override patch pause phone pilot
    place plan post practice praise process promise prompt purchase query question quote rank rate
    record refund release report request research reserve reset response return review ring sample save
    schedule score search service sign sort stand state store supply support survey tag template test
    ticket time touch trace track train transfer trial trigger update upgrade use value visit vote waive
    walk watch welcome word work
    """
)
"""Verbs that are nouns as well, so that `Refund policy` is a thing and `Refund a charge` is not."""

_VERB_ENDINGS = ("ise", "ize", "ify", "ate")
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")


def words(text: str) -> list[str]:
    """The words of a phrase in lower case, without digits and signs.

    >>> words("Re-open the customer's ticket #12")
    ['re-open', 'the', "customer's", 'ticket']
    """
    return [found.lower() for found in _WORD.findall(text)]


def first_word(text: str) -> str:
    """The first word of a phrase in lower case, '' where there is none.

    >>> first_word("“Open” the ticket"), first_word("404")
    ('open', '')
    """
    found = _WORD.search(text)
    return found[0].lower() if found else ""


def second_word(text: str) -> str:
    """The word after the first, '' where there is none."""
    found = _WORD.search(text)
    return first_word(text[found.end() :]) if found else ""


def is_verb(word: str) -> bool:
    """Whether a word can be an instruction; a prefix such as `double-` does not matter.

    >>> is_verb("Triage"), is_verb("re-send"), is_verb("policy")
    (True, True, False)
    """
    word = word.lower()
    return word in VERBS or ("-" in word and word.rpartition("-")[2] in VERBS)


def title_problem(title: str) -> str | None:
    """What is wrong with a title that should begin with a verb: `what; what to do`, or None.

    >>> title_problem("Refund a duplicate charge")
    >>> title_problem("How to refund a charge")
    "title starts with 'How to'; leave that out and start with 'Refund'"
    >>> title_problem("Escalation of tickets")
    "title starts with 'Escalation'; start with a verb, such as 'Escalate'"
    >>> title_problem("Refund policy")
    "title 'Refund policy' names a thing; say what the reader does, such as 'Refund a …'"
    """
    shown = title if len(title) <= 60 else f"{title[:59]}…"
    parts = words(title)
    if not parts:
        return f"title {shown!r} has no verb; start with one, such as 'Answer'"
    if parts[:2] == ["how", "to"]:
        start = repr(parts[2].capitalize()) if parts[2:] and is_verb(parts[2]) else "the verb"
        return f"title starts with 'How to'; leave that out and start with {start}"
    start = title.split()[0].strip("\"'“”‘’([*_:,.")
    first, rest = start.lower(), parts[1:]
    if is_verb(first):
        about = [word for word in rest if word not in _NOUN_HEADS]
        thing = not rest or rest[0] in _NOUN_HEADS or (not about[1:] and rest[-1] in _NOUN_HEADS)
        if first in _NOUNS_TOO and thing and _DETERMINERS.isdisjoint(rest):
            return f"title {shown!r} names a thing; say what the reader does, such as '{start} a …'"
        return None
    if first == parts[0] and first not in _DETERMINERS | OPENERS and not first.endswith("ing"):
        if rest and rest[0] in _DETERMINERS:
            return None  # "Defragment a disk": nobody writes a noun there
        if first.endswith(_VERB_ENDINGS) and len(first) > 5:
            return None
    later = next((verb for word in rest if (verb := _base(word))), None)
    near = _base(first) or later or near_verb(first)
    such = f", such as {near.capitalize()!r}" if near else ""
    return f"title starts with {start[:30]!r}; start with a verb{such}"


def near_verb(word: str) -> str | None:
    """The verb that a noun or an -ing form is made of, or that is spelt alike.

    >>> near_verb("Refunding"), near_verb("Verification"), near_verb("Setting"), near_verb("Approvals")
    ('refund', 'verify', 'set', 'approve')
    >>> near_verb("triag"), near_verb("the")
    ('triage', None)
    """
    word = word.lower()
    if base := _base(word):
        return base
    if len(word) < 4 or word in _DETERMINERS:
        return None
    close = difflib.get_close_matches(word[:40], sorted(VERBS), n=1, cutoff=0.8)
    return close[0] if close else None


def _base(word: str) -> str | None:
    """The verb that a word is a form of."""
    if word in VERBS:
        return word
    for ending, verbs in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
            for verb in verbs:
                for base in (stem, doubled):
                    if base + verb in VERBS:
                        return base + verb
    return None


_ENDINGS = (
    ("ifications", ("ify",)),
    ("ification", ("ify",)),
    ("isations", ("ise",)),
    ("isation", ("ise",)),
    ("izations", ("ize",)),
    ("ization", ("ize",)),
    ("ellation", ("el",)),
    ("ations", ("ate", "", "e")),
    ("ation", ("ate", "", "e")),
    ("tions", ("te", "t")),
    ("tion", ("te", "t")),
    ("ution", ("ve",)),
    ("ments", ("", "e")),
    ("ment", ("", "e")),
    ("als", ("", "e")),
    ("al", ("", "e")),
    ("ings", ("", "e")),
    ("ing", ("", "e")),
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("ers", ("", "e")),
    ("er", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
)
