"""Writes what both twins must agree on: `python tests/vectors/write.py`.

Each `make_*.py` asks Python; `web/tests/*.test.js` asks the page's scripts the same and compares.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CLOCK = HERE.parent / "clocks"
MAKERS = {
    "clock": "make_vectors",
    "levels": "make_levels",
    "ranking": "make_ranking",
    "reviews": "make_reviews",
    "walks": "make_walks",
    "words": "make_words",
}
"""File → the module that makes it."""


def made(name: str) -> dict[str, Any]:
    for folder in (HERE, CLOCK):
        if str(folder) not in sys.path:
            sys.path.insert(0, str(folder))
    found: dict[str, Any] = import_module(MAKERS[name]).vectors()
    return found


def text(vectors: dict[str, Any]) -> str:
    """One case a line, so that a change shows."""
    parts = []
    for name, rows in vectors.items():
        if isinstance(rows, list):
            lines = ",\n".join(json.dumps(row, separators=(",", ":"), ensure_ascii=False) for row in rows)
            parts.append(f'"{name}":[\n{lines}\n]')
        else:
            parts.append(f'"{name}":{json.dumps(rows, separators=(",", ":"), ensure_ascii=False)}')
    return "{" + ",\n".join(parts) + "}\n"


if __name__ == "__main__":
    for name in MAKERS:
        (HERE / f"{name}.json").write_text(text(made(name)), encoding="utf-8")
