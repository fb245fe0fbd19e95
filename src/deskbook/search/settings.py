"""The numbers of the ranking, in one place; the browser gets them with the index."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Tuned on the search tests and on public queries, never on one page alone.

    `lexical` is the share of words in common in a score, the rest is meaning. `echo` is the share, in
    the words in common, of the one phrase of a page that the query repeats most; the rest is the page
    as a whole. `phrase` is the share of a page's best phrase in its meaning, the rest its two next best.
    Scores below `floor` say nothing: better no answer than ten wrong pages; nor do those below `tail` of
    the best. A library of more than `whole` pages is cut into shards by the first `key` letters of a
    stem; there, phrases and meaning are asked of the best `candidates` alone, and of those only as far
    as they have `reach` of the words in common that the best one has.
    """

    lexical: float = 0.45
    echo: float = 0.4
    phrase: float = 0.8
    typo: float = 0.7
    prefix: float = 0.8
    unknown: float = 0.4
    code: float = 1.5
    floor: float = 0.32
    tail: float = 0.5
    top: int = 63
    whole: int = 400
    key: int = 2
    candidates: int = 8
    reach: float = 0.4
    kin: int = 6
    kinship: float = 0.5


SETTINGS = Settings()


def as_data(settings: Settings = SETTINGS) -> dict[str, float | int]:
    return asdict(settings)
