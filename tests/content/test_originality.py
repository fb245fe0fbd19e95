"""No page and no record repeats eight words in a row of the articles that the library was written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .make_shingles import RUN, SIZE, fingerprint, known, shingles, words
from .shown import shown, strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

ALLOWED = {
    "chat 1 minute 87 email 4 hours 82": "figures of a benchmark, in the order of the channels",
}
"""Runs that may stand here, each with its reason."""


def texts(library: Library) -> Iterator[tuple[str, str]]:
    """(path, text) of each page without the records that it shows, and of each record."""
    for page in library.pages.values():
        yield page.path, shown(library, page.whole, records=False)
    for kind, records in library.records.items():
        for id, record in records.items():
            yield f"{kind}/{id}", " | ".join(strings(record.doc.data))


def shared(text: list[str], marks: frozenset[bytes]) -> list[str]:
    """The longest runs of a text that the articles hold too."""
    runs: list[tuple[int, int]] = []
    for place, mark in shingles(text):
        if mark not in marks:
            continue
        if runs and place <= runs[-1][1]:
            runs[-1] = (runs[-1][0], place + RUN)
        else:
            runs.append((place, place + RUN))
    return [" ".join(text[start:end]) for start, end in runs]


def test_nothing_is_copied(library: Library) -> None:
    marks = known()
    found = [
        f"{path}: {run}"
        for path, text in texts(library)
        for run in shared(words(text), marks)
        if run not in ALLOWED
    ]
    assert found == []


def test_each_exception_is_needed(library: Library) -> None:
    marks = known()
    runs = {run for _, text in texts(library) for run in shared(words(text), marks)}
    assert set(ALLOWED) <= runs


def test_a_copied_sentence_would_be_found() -> None:
    copied = words("Silence they won't: a sentence of nine words stands here.")
    marks = frozenset(mark for _, mark in shingles(copied))
    assert shared(words("As I said, a sentence of NINE words, stands here."), marks) == []
    assert shared(["so", *copied], marks) == [" ".join(copied)]


def test_the_fingerprints_are_those_of_whole_articles() -> None:
    assert len(known()) > 20_000
    assert len(fingerprint(["word"] * RUN)) == SIZE
