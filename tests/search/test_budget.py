"""What the search may weigh, as a static host sends it: gzip -6.

Time is measured by `benchmarks/search.py`; bytes do not depend on the machine and are held here.
"""

from __future__ import annotations

import dataclasses
import gzip
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deskbook import app
from deskbook.kinds.search_test.schema import SearchTest
from deskbook.search import pack
from deskbook.search.documents import Document, documents
from deskbook.search.index import Index, build
from deskbook.search.rank import Ranker
from deskbook.search.settings import SETTINGS
from deskbook.search.stem import stem
from deskbook.search.table import content, shipped
from deskbook.search.words import STOP, tokens
from deskbook.site.scripts import lean

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
KIB = 1024
LIBRARY = app.open_folder(ROOT)
OWN = documents(LIBRARY)
QUERIES = [one.query for record in LIBRARY.all(SearchTest) for one in record.data.queries]


def sent(raw: bytes) -> int:
    return len(gzip.compress(raw, 6, mtime=0))


CODE = sum(sent(lean(path.read_text()).encode()) for path in (ROOT / "web/theme/assets/search").glob("*.js"))
TABLE = sent(content())


def mixed(size: int) -> list[Document]:
    """A library of any size: our own documents with their sentences dealt anew, so that words stay as frequent as in prose."""
    dice = random.Random(size)
    sops = [one for one in OWN if one.kind == "sop"]
    pools = {
        name: [part for one in sops for part in one.fields[name].split(" . ")] for name in sops[0].fields
    }
    pools["body"] = [part for one in sops for part in one.fields["body"].split(". ")]
    asks = [ask for one in sops for ask in one.phrases]
    return [_dealt(dice, number, sops[number % len(sops)], pools, asks) for number in range(size)]


def _dealt(
    dice: random.Random, number: int, one: Document, pools: dict[str, list[str]], asks: list[str]
) -> Document:
    fields = {
        name: " . ".join(dice.choices(pools[name], k=len(text.split(". " if name == "body" else " . "))))
        for name, text in one.fields.items()
    }
    return dataclasses.replace(
        one,
        id=f"{one.id}-{number}",
        url=f"sops/{one.id}-{number}/",
        title=fields["title"],
        phrases=tuple(dice.choices(asks, k=len(one.phrases))),
        fields=fields,
    )


def first_query(index: Index, files: dict[str, bytes], query: str) -> int:
    """Bytes of code, table, index, the shards of the query's words, and the chunks of what it finds."""
    ranker = Ranker(index, shipped())
    words = [word for word in tokens(query) if word not in STOP] or tokens(query)
    paths = {f"t/{stem(word)[: SETTINGS.key]}.json" for word in words} if ranker.sharded else set()
    asked = SETTINGS.candidates if ranker.sharded else 10
    paths |= {f"d/{hit.document // pack.CHUNK}.json" for hit in ranker.scores(query)[:asked]}
    return CODE + TABLE + sum(sent(files[path]) for path in {"index.json", *paths} if path in files)


def packed(library: Sequence[Document]) -> tuple[Index, dict[str, bytes]]:
    index = build(library)
    return index, dict(pack.files(index, {}))


def test_the_table_stays_below_300_kib() -> None:
    assert TABLE <= 300 * KIB


@pytest.mark.parametrize("library", [OWN, mixed(60)], ids=["own", "60"])
def test_index_and_code_stay_below_60_kib(library: list[Document]) -> None:
    _, files = packed(library)
    assert CODE + sent(files["index.json"]) <= 60 * KIB
    assert "documents" in json.loads(files["index.json"])


def test_a_first_query_of_5000_sops_stays_below_600_kib() -> None:
    index, files = packed(mixed(5000))
    assert "documents" not in json.loads(files["index.json"])
    heaviest = max((first_query(index, files, query), query) for query in QUERIES[::6])
    assert heaviest[0] <= 600 * KIB, heaviest
