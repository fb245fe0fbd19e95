"""What the search knows of each SOP: its words by field, its phrases, and how to show it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from deskbook.kinds.gap.schema import Gap
from deskbook.kinds.reply.schema import Reply
from deskbook.kinds.sop.schema import Sop
from deskbook.kinds.wording.schema import Wording
from deskbook.read.outline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from deskbook.library.model import Library, Page, Record

_CALL = re.compile(r"\{\{.*?\}\}")
_MARK = re.compile(r"^\s*(?:#{1,6}|[-*]|\d+\.|!!!\s*\w+|>)\s*|\{:[^}]*\}|\|", re.MULTILINE)
_HEADINGS = frozenset(
    """use this when|before you begin|decide|steps|if it fails: escalate|tell the customer|close the ticket|who does what
common mistakes|measures|related|history""".replace("\n", "|").split("|")
)
"""Headings that every SOP has say nothing about one."""


@dataclass(frozen=True, slots=True)
class Document:
    """`fields` maps a field to its text; `phrases` are what people ask, one by one, `wordings` how else."""

    id: str
    kind: str
    url: str
    title: str
    summary: str
    state: str
    owner: str
    review_date: str
    phrases: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    fields: Mapping[str, str]
    facets: Mapping[str, tuple[str, ...]]
    wordings: tuple[str, ...] = ()


def documents(library: Library) -> list[Document]:
    """One document an SOP that is not retired, by id, then one a known gap."""
    wordings: dict[str, tuple[str, ...]] = {}
    for one in library.all(Wording):
        wordings[one.data.sop] = (*wordings.get(one.data.sop, ()), *one.data.phrases)
    sops = [
        replace(_document(library, record, page), wordings=wordings.get(record.id, ()))
        for record in library.all(Sop)
        if record.data.state != "retired" and (page := library.sop(record.id))
    ]
    return sops + [_gap(record) for record in library.all(Gap)]


def _gap(record: Record[Gap]) -> Document:
    data = record.data
    return Document(
        id=record.id,
        kind=record.kind,
        url="",
        title=data.title,
        summary=data.meanwhile,
        state="",
        owner=data.owner,
        review_date="",
        phrases=tuple(data.asks),
        steps=(),
        fields={"title": data.title, "asks": " . ".join(data.asks)},
        facets={},
        wordings=tuple(data.wordings),
    )


def _document(library: Library, record: Record[Sop], page: Page) -> Document:
    data = record.data
    called = [(call.name, call.argument) for call in page.outline.calls if call.name]
    replies = [one for kind, id in called if kind == "reply" and (one := library.get(Reply, id))]
    others = [
        one
        for kind, id in called
        if kind in library.rooms and library.rooms[kind].searched and (one := library.find(kind, id))
    ]
    headings = [one.text for one in page.outline.headings if one.text.lower() not in _HEADINGS]
    steps = tuple((step.anchor, _words(plain(step.text))) for step in page.outline.steps)
    body = _words(plain(_MARK.sub(" ", page.whole)))
    return Document(
        id=record.id,
        kind=record.kind,
        url=page.path.removeprefix("docs/").removesuffix(".md") + "/",
        title=data.title,
        summary=data.summary,
        state=data.state,
        owner=data.owner,
        review_date=data.review_date.isoformat(),
        phrases=tuple(data.asks),
        steps=steps,
        fields={
            "title": f"{data.title} {record.id.replace('-', ' ')}",
            "asks": " . ".join(data.asks),
            "summary": f"{data.summary} {data.scope}",
            "headings": " . ".join(headings),
            "steps": " . ".join(text for _, text in steps),
            "replies": " . ".join(f"{one.data.title} {one.data.when}" for one in replies),
            "data": " . ".join(text for one in others for text in _strings(one.data)),
            "body": body,
        },
        facets={
            "channel": tuple(data.channels),
            "tier": tuple(data.audience),
            "product": tuple(data.products),
            "tool": tuple(data.tools),
        },
    )


def _words(text: str) -> str:
    return " ".join(_CALL.sub(" ", text).split())


def _strings(value: Any) -> Iterator[str]:
    """Every text in a record; ids stay out, since they name things rather than say them."""
    if isinstance(value, BaseModel):
        for name, _ in type(value).model_fields.items():
            if name not in ("id", "fact", "go", "start", "kind"):
                yield from _strings(getattr(value, name))
    elif isinstance(value, str):
        if " " in value:
            yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
