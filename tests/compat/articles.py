"""Compares the articles of two built sites, page by page.

    .venv/bin/python tests/compat/articles.py BEFORE AFTER [--show]

Exit code 0: every page is in both and its article is the same; 1: some are not, each named.
"""

from __future__ import annotations

import difflib
import html
import re
import sys
from pathlib import Path

ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)


def articles(site: Path) -> dict[str, str]:
    """Page → article HTML, its entities written out."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        article = ARTICLE.search(path.read_text(encoding="utf-8"))
        found[path.relative_to(site).as_posix()] = html.unescape(article[0]) if article else ""
    return found


def main(before: Path, after: Path, show: bool) -> int:
    old, new = articles(before), articles(after)
    different = 0
    for page in sorted(old.keys() | new.keys()):
        if old.get(page) == new.get(page):
            continue
        different += 1
        how = "is new" if page not in old else "is gone" if page not in new else "differs"
        print(f"{page}: {how}")  # noqa: T201 - a script's output
        if show and how == "differs":
            lines = difflib.unified_diff(old[page].splitlines(), new[page].splitlines(), lineterm="", n=0)
            print("\n".join(line for line in lines if not line.startswith(("---", "+++", "@@"))))  # noqa: T201
    print(f"{len(old)} pages before, {len(new)} after, {different} differ")  # noqa: T201 - a script's output
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), "--show" in sys.argv))
