"""The numbers of the ranking, in one place; the browser gets them with the index."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Tuned on the search tests and on public queries, never on one page alone.

    `lexical` is the share of words in common in a score, the rest is meaning. `echo` is the share, in
    the words in common, of the one phrase of a page that the query repeats most; the rest is the page
    as a whole. `phrase` is the share of a page's best phrase in its meaning, the rest its two next best.
    Scores below `floor` say nothing: better no answer than ten wrong pages; of a query that holds words
    which stand on no page, `strange` times their share comes on top. Nor do those below `tail` of
    the best. A known gap silences the pages where it scores `sure` times as much as the best of them. An impact of at most `passing`, of `top`, is a mention in passing: it is kept only of words
    that stand in at most `rare` pages. A library of more than `whole` pages is cut into shards by the first `key` letters of a
    stem; there, phrases and meaning are asked of the best `candidates` alone, and of those only as far
    as they have `reach` of the words in common that the best one has. Of a text pasted whole, the first
    `words` words are the query.
    """

    lexical: float = 0.4
    echo: float = 0.4
    phrase: float = 0.8
    typo: float = 0.7
    prefix: float = 0.8
    unknown: float = 0.4
    code: float = 1.5
    floor: float = 0.24
    strange: float = 0.2
    tail: float = 0.5
    sure: float = 1.1
    top: int = 21
    passing: int = 6
    rare: int = 4
    whole: int = 400
    key: int = 2
    candidates: int = 8
    reach: float = 0.4
    words: int = 64
    kin: int = 6
    kinship: float = 0.5


SETTINGS = Settings()


def as_data(settings: Settings = SETTINGS) -> dict[str, float | int]:
    return asdict(settings)
