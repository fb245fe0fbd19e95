"""Where the site answers each heading, list and figure of the five articles that it was written from.

`articles/` names every heading of each article, and below it every list item, habit and figure, in our own
words. An entry leads to a page (`refunds`, `owners/get-used`), a step or heading of one (`refunds#verify`)
or a record (`matrix/save-plays`, `figure/refund-window`); `is` quotes the value that must stand there. What
is not about support procedures has `none` with the reason.

    python tests/content/coverage.py            # the whole table
    python tests/content/coverage.py figures    # only what names a value
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("articles")
KEYS = {"heading", "says", "at", "is", "none", "points"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading, or one point below it."""

    says: str
    at: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    none: str = ""
    points: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    title: str
    headings: tuple[Entry, ...]

    @property
    def entries(self) -> list[Entry]:
        return [one for heading in self.headings for one in (heading, *heading.points)]


def articles() -> list[Article]:
    found = (yaml.safe_load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yml")))
    return [Article(one["article"], tuple(map(_entry, one["headings"]))) for one in found]


def _entry(data: dict[str, Any]) -> Entry:
    assert set(data) <= KEYS, data
    says = data["heading"] if "heading" in data else data["says"]
    points = tuple(map(_entry, data.get("points", ())))
    return Entry(str(says), _texts(data.get("at")), _texts(data.get("is")), data.get("none", ""), points)


def _texts(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def table(*, figures: bool = False) -> str:
    """One line for each entry: what the article says, and where it is answered."""
    lines: list[str] = []
    for article in articles():
        lines += ["", article.title.upper()]
        for heading in article.headings:
            points = [point for point in heading.points if point.holds or not figures]
            if points or not figures:
                lines.append(_line(heading, ""))
            lines += [_line(point, "  - ") for point in points]
    return "\n".join(lines[1:])


def _line(entry: Entry, mark: str) -> str:
    value = f" [{'; '.join(entry.holds)}]" if entry.holds else ""
    return f"{mark}{entry.says}{value}".ljust(90) + "  " + (", ".join(entry.at) or f"({entry.none})")


if __name__ == "__main__":
    sys.stdout.write(table(figures="figures" in sys.argv[1:]) + "\n")
