"""Placeholders that are not ours: those of help desks, and those that a person leaves to fill in by hand.

`placeholders.json` holds what each help desk calls the fields that we know, and how people call them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Set


@dataclass(frozen=True, slots=True)
class Foreign:
    """One of them in a text; `desk` is empty where a person wrote it, `ours` where we know no such field."""

    text: str
    start: int
    desk: str
    ours: str


_DESKS = re.compile(
    r"\{\{\{?[^{}\n]{1,80}\}\}\}?"  # Zendesk, Intercom, Freshdesk, Front, and others: {{name}}
    r"|\{%[A-Za-z][\w.]{0,60}(?:,[^{}%\n]{0,60})?%\}"  # Help Scout
    r"|\{![^{}\n]{1,80}\}"  # Salesforce
    r"|[#%$]\{[^{}\n]{1,80}\}"  # Zammad, osTicket, Jira, Zoho, ServiceNow
    r"|\{\$[^{}\n]{1,80}\}"  # LiveAgent
    r"|(?<![\w%])%[A-Za-z][A-Za-z0-9_.-]{1,40}%(?!\w)"  # LiveChat, and many of their own
    r"|\*\|[A-Z][A-Z0-9_:]{0,40}\|\*"  # Mailchimp
)
_WORD = (
    r"(?i:name|customer|client|ticket|insert|date|amount|agent|compan|order|number|link|product|e-?mail|your |phone"
    r"|address|\bday\b|time|\burl\b|\bhere\b|x{2,})"
)
_PEOPLE = re.compile(
    r"\[\[[^\[\]\n]{1,60}\]\]"
    rf"|\[(?:[^\[\]\n]{{0,40}}{_WORD}[^\[\]\n]{{0,40}})\](?!\()"
    r"|<(?!/?(?:a|b|i|u|p|s|br|em|li|ol|ul|hr|code|kbd|strong|mark|sub|sup|del)\b)[A-Za-z][A-Za-z0-9 _'-]{1,58}>"
    r"|(?<![{$#%])\{[A-Za-z][A-Za-z0-9 _.-]{0,58}\}(?!\})"
    r"|«[A-Za-z]+(?:_[A-Za-z]+)+»|«(?:First|Last|Full)? ?[Nn]ame»"
    r"|(?<![\w-])[$€£]?X{2,}(?:[.,-]X{2,})*(?![\w-])|(?<!\w)x{3,}(?!\w)|_{3,}"
    r"|\b(?:FIRST|LAST|FULL|CUSTOMER|CLIENT|AGENT)[ _]?NAME\b|\bINSERT [A-Z][A-Z ]{2,40}[A-Z]\b",
)
NAMED = re.compile(r"\{\{\s*([A-Za-z0-9_.-]+)\s*\}\}")
"""Two braces with one name in them, whether or not it is one of ours."""
_OURS = re.compile(r"\{\{\s*([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\s*\}\}")


def foreign(text: str, declared: Set[str]) -> Iterator[Foreign]:
    """Every placeholder of others in a reply's text.

    Two braces are our form as well, so a name in them is only foreign where a help desk or a person is known
    to use it, and the reply does not declare it.

    >>> [(one.text, one.desk, one.ours) for one in foreign("Hi {!Contact.FirstName}", frozenset())]
    [('{!Contact.FirstName}', 'Salesforce', 'ticket.requester.first_name')]
    """
    taken: list[tuple[int, int]] = []
    for found in _DESKS.finditer(text):
        taken.append(found.span())
        own = _OURS.fullmatch(found[0])
        if own and own[1] in declared:
            continue
        desk, ours = _fields().get(_bare(found[0]), ("", ""))
        ours = ours or _people().get(_letters(found[0]), "")
        if found[0].startswith("{{") and not found[0].startswith("{{{") and not ours:
            continue
        if own and own[1] == ours:
            continue  # only not declared, which another check tells
        yield Foreign(found[0], found.start(), desk or "another help desk", ours)
    for found in _PEOPLE.finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in taken):
            yield Foreign(found[0], found.start(), "", _people().get(_letters(found[0]), ""))


def offered(one: Foreign, declared: Set[str]) -> str:
    """What to write in its place."""
    name = one.ours or _name(one.text)
    if name in declared:
        return f"write {{{{{name}}}}}"
    return f"write {{{{{name}}}}} and declare it under placeholders"


def help_desks() -> dict[str, dict[str, object]]:
    """The help desks whose fields a copied reply can name: title, and our name for a field → theirs.

    >>> help_desks()["intercom"]
    {'title': 'Intercom', 'fields': {'ticket.requester.first_name': '{{first_name}}'}}
    """
    desks = _data()["desks"].items()
    return {id: {"title": one["title"], "fields": one["fields"]} for id, one in desks if one["fields"]}


@cache
def _data() -> Any:
    return json.loads(Path(__file__).with_name("placeholders.json").read_text(encoding="utf-8"))


@cache
def _fields() -> dict[str, tuple[str, str]]:
    """A help desk's placeholder → (the desk, our name for it)."""
    known: dict[str, tuple[str, str]] = {}
    for desk in _data()["desks"].values():
        for name, text in desk["fields"].items():
            known.setdefault(_bare(text), (desk["title"], name))
    for desk in _data()["desks"].values():
        for name, texts in desk["also"].items():
            for text in texts:
                known.setdefault(_bare(text), (desk["title"], name))
    return known


@cache
def _people() -> dict[str, str]:
    """The letters of what people call a field, and of what any help desk calls it → our name for it."""
    known = {_letters(text): name for text, (_, name) in _fields().items()}
    return known | {
        _letters(word): name for name, words in _data()["names"].items() for word in (name, *words)
    }


def _bare(text: str) -> str:
    """A placeholder without spaces, and without the words for when it is empty.

    >>> _bare('{{ first_name | fallback: "there" }}'), _bare("{%customer.firstName,fallback=there%}")
    ('{{first_name}}', '{%customer.firstName%}')
    """
    return re.sub(r"\s", "", re.sub(r"(?<=\w)\s*[|,][^{}%]*", "", text))


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", _bare(text).lower())


def _name(text: str) -> str:
    """A name of our form for what we know no field for.

    >>> _name("[Refund Amount]"), _name("XXX")
    ('refund_amount', 'what_it_is')
    """
    words = re.findall(r"[a-z][a-z0-9]*", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).lower())
    named = "_".join(
        word for word in words if word not in ("insert", "here", "the") and not re.fullmatch("x+", word)
    )
    return named[:40] or "what_it_is"
