"""The index as the files that a browser fetches: one small file, or shards by the first letters of a stem.

`index.json` holds the settings, the stop words, the table of characters and the facets. A library of up to `Settings.whole`
pages has its documents and terms in it too; a larger one has `t/<letters>.json` (terms) instead.
`d/<n>.json` holds the documents `n * CHUNK` and on: what is shown of a hit, and its steps.

What is shown of a page ends with its wordings: the stems that the table knows, two signs of 92 each, and a
space between wordings.

A posting is a distance from the document before, in one, two (`~`) or three (`!`) digits of 64,
then the impact in one digit.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from deskbook.search import fold, table
from deskbook.search.settings import SETTINGS, as_data
from deskbook.search.words import STOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from deskbook.search.documents import Document
    from deskbook.search.index import Index

SIGNS = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\')
"""Two of these name a word of the table: all that JSON leaves as they are, but the space."""
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
CHUNK = 4
FACETS = ("channel", "tier", "product", "tool")


def files(index: Index, titles: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, bytes]]:
    """(path, content) of each file; `titles` names the facets' ids, by kind and id."""
    whole = len(index.documents) <= SETTINGS.whole
    facets = {name: _facet(index.documents, name, titles.get(name, {})) for name in FACETS}
    head: dict[str, Any] = {
        "settings": as_data(),
        "stop": " ".join(sorted(STOP)),
        "fold": fold.content(),
        "size": len(index.documents),
        "chunk": CHUNK,
        "facets": facets,
    }
    if whole:
        head["documents"] = [
            _shown(one, facets, titles, wordings)
            for one, wordings in zip(index.documents, index.wordings, strict=True)
        ]
        head |= _terms(index, list(index.postings))
    else:
        shards: dict[str, list[str]] = {}
        for term in index.postings:
            shards.setdefault(term[: SETTINGS.key], []).append(term)
        head["shards"] = " ".join(shards)
        for key, terms in shards.items():
            yield f"t/{key}.json", _json(_terms(index, terms))
    for start in range(0, len(index.documents), CHUNK):
        part = index.documents[start : start + CHUNK]
        content = [{"steps": [list(step) for step in one.steps]} for one in part]
        if not whole:
            for entry, one, wordings in zip(
                content, part, index.wordings[start : start + CHUNK], strict=True
            ):
                entry["document"] = _shown(one, facets, titles, wordings)
        yield f"d/{start // CHUNK}.json", _json(content)
    yield "index.json", _json(head)
    yield "words.bin", table.content()


def _shown(
    one: Document,
    facets: Mapping[str, list[list[str]]],
    titles: Mapping[str, Mapping[str, str]],
    wordings: Sequence[Sequence[str]],
) -> list[Any]:
    places = []
    for name in FACETS:
        known = [entry[0] for entry in facets[name]]
        places.append([known.index(id) for id in one.facets.get(name, ())])
    owner = titles.get("tier", {}).get(one.owner, one.owner)
    return [
        one.id,
        one.kind,
        one.url,
        one.title,
        one.summary,
        owner,
        one.review_date,
        one.state,
        list(one.phrases),
        *places,
        named(wordings),
    ]


def named(wordings: Sequence[Sequence[str]]) -> str:
    """The wordings' stems by their places in the table.

    >>> [len(part) for part in named([["account", "nonsuchword"], ["refund", "account"]]).split(" ")]
    [2, 4]
    """
    places = _places()
    return " ".join(
        "".join(
            SIGNS[places[stem] // len(SIGNS)] + SIGNS[places[stem] % len(SIGNS)]
            for stem in one
            if stem in places
        )
        for one in wordings
    )


@cache
def _places() -> dict[str, int]:
    return {stem: place for place, stem in enumerate(table.shipped().rows)}


def _facet(documents: Sequence[Document], name: str, titles: Mapping[str, str]) -> list[list[str]]:
    ids = sorted({id for one in documents for id in one.facets.get(name, ())})
    return [[id, titles.get(id, id)] for id in ids]


def _terms(index: Index, terms: Sequence[str]) -> dict[str, str]:
    return {"terms": shortened(terms), "postings": " ".join(coded(index.postings[term]) for term in terms)}


def shortened(terms: Sequence[str]) -> str:
    """The terms in one text: a capital says how many letters each shares with the one before it (A none, B one …).

    >>> shortened(["pai", "paid", "pass", "2fa"])
    'ApaiDdCssA2fa'
    """
    parts = []
    before = ""
    for term in terms:
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(before, term, strict=False))
        shared = min(sum(1 for _ in alike), len(CAPITALS) - 1)
        parts.append(CAPITALS[shared] + term[shared:])
        before = term
    return "".join(parts)


def coded(postings: Sequence[tuple[int, int]]) -> str:
    """One term's postings.

    >>> coded([(0, 5), (1, 63), (200, 1)])
    'BFB_~DHB'
    """
    parts = []
    last = -1
    for document, impact in postings:
        parts.append(_number(document - last) + DIGITS[impact])
        last = document
    return "".join(parts)


def _number(value: int) -> str:
    if value < 64:
        return DIGITS[value]
    if value < 4096:
        return "~" + DIGITS[value >> 6] + DIGITS[value & 63]
    return "!" + DIGITS[value >> 12] + DIGITS[value >> 6 & 63] + DIGITS[value & 63]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
