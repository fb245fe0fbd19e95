"""Measures the search: what it finds, what it moves, how long it takes; and other engines on the same pages.

    .venv/bin/python benchmarks/search.py [--queries FILE.jsonl] [--pages 60 5000] [--scratch DIR]

Quality on the queries of FILE (`{"query": …, "expect": [id, …]}` a line), else on the library's own search
tests, at the reference site. Bytes (bodies as a static host sends them, gzip -6) and milliseconds at the
reference site and at generated libraries of the sizes given. Needs Node for the other engines; `--scratch`
keeps what is made for the next run. Prints the tables of `benchmarks/README.md`.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corpus
import rivals
from quality import from_file, from_library, judge
from serving import chromium, serving

from deskbook import app
from deskbook.kinds.sop.schema import Sop
from deskbook.search.answers import Search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Page
    from serving import Host

    from deskbook.library.model import Library

ROOT = Path(__file__).parents[1]
NAMES = {
    "ours": "Deskbook",
    "material": "Material's search",
    "pagefind": "Pagefind",
    "lunr": "lunr",
    "minisearch": "MiniSearch",
    "minisearch.fuzzy": "MiniSearch, prefixes and typos",
}
CONTEXTS = 3
KIB = 1024
ASK = """async ([engine, queries]) => {
  const { ask, open } = await import(`/engines/${engine}`);
  await open();
  const found = [];
  for (const query of queries) {
    const start = performance.now();
    found.push([await ask(query), performance.now() - start]);
  }
  const again = [];
  for (const query of queries.slice(0, 100)) {
    const start = performance.now();
    await ask(query);
    again.push(performance.now() - start);
  }
  return { found, again };
}"""
"""Every query as it comes, and a hundred once more with nothing left to fetch."""
FIRST = """async ([engine, query]) => {
  const start = performance.now();
  const { ask, open } = await import(`/engines/${engine}`);
  await open();
  await ask(query);
  return performance.now() - start;
}"""
TYPE = """([box, list, event, query]) => new Promise((done) => {
  const input = [...document.querySelectorAll(box)].find((one) => one.checkVisibility({ visibilityProperty: true })) ??
    document.querySelector(box);
  const start = performance.now();
  const shown = () => document.querySelector(list) && done(performance.now() - start);
  new MutationObserver(shown).observe(document.body, { childList: true, subtree: true });
  input.focus();
  input.value = query;
  input.dispatchEvent(new Event(event, { bubbles: true }));
})"""
"""From the first key to the list, drawn."""
BOX = {
    "ours": ("desk-search input", ".desk-open .desk-found-list a", "input"),
    "material": ("[data-md-component=search-query]", ".md-search-result__item", "keyup"),
}
MINIMAL = """<!doctype html><html lang="en"><title>Search</title>
<desk-search data-root="./"><form><label for="box">Search</label><input id="box" type="search"></form></desk-search>
<script type="module" src="assets/search/box.js"></script></html>"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Bytes of the search before its box is used, and of the first query; milliseconds."""

    before: int
    moved: int
    requests: int
    first: float
    warm: float
    again: float

    def cells(self) -> str:
        bytes = f"{self.before / KIB:.1f} KiB | {self.moved / KIB:.1f} KiB in {self.requests}"
        return f"{bytes} | {self.first:.0f} ms | {self.warm:.1f} ms | {self.again:.1f} ms"


def engine(name: str) -> str:
    base, _, option = name.partition(".")
    return f"{base}.js?{option}" if option else f"{base}.js"


def open_page(browser: Browser, host: Host, name: str) -> Page:
    """A page of a browser that has seen nothing, on which `name` can be asked."""
    page = browser.new_context(service_workers="block").new_page()
    page.add_init_script(path=rivals.ENGINES / "watch.js")
    folder = name if name in BOX else "blank"
    page.goto(f"{host.url}{folder}/", wait_until="networkidle" if name == "ours" else "load")
    return page


def first_query(browser: Browser, host: Host, name: str, query: str) -> tuple[int, int, int, float]:
    """(bytes before the box is used, bytes of the first query, its requests, milliseconds)."""
    host.sent.clear()
    page = open_page(browser, host, name)
    early = [one for one in host.sent if "search" in one[0]]
    host.sent.clear()
    if name in BOX:
        milliseconds = page.evaluate(TYPE, [*BOX[name], query])
        page.wait_for_timeout(300)
    else:
        milliseconds = page.evaluate(FIRST, [engine(name), query])
    moved = [one for one in host.sent if not one[0].startswith("/engines/")]
    page.context.close()
    return sum(size for _, size in early), sum(size for _, size in moved), len(moved), milliseconds


def ninety_five(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1) + 0.5)]


def measure(
    browser: Browser, host: Host, name: str, first: str, queries: Sequence[str]
) -> tuple[Cost, list[list[str]]]:
    """What an engine costs, and its answers to the queries."""
    firsts = [first_query(browser, host, name, first) for _ in range(CONTEXTS)]
    page = open_page(browser, host, name)
    asked: dict[str, Any] = page.evaluate(ASK, [engine(name), list(queries)])
    page.context.close()
    return Cost(
        before=firsts[0][0],
        moved=max(one[1] for one in firsts),
        requests=max(one[2] for one in firsts),
        first=statistics.median(one[3] for one in firsts),
        warm=ninety_five([time for _, time in asked["found"]]),
        again=ninety_five(asked["again"]),
    ), [ids for ids, _ in asked["found"]]


def lay_out(served: Path) -> None:
    """What every measured folder has: the engines' scripts and a page with nothing on it."""
    shutil.copytree(rivals.ENGINES, served / "engines")
    (served / "blank").mkdir()
    (served / "blank/index.html").write_text('<!doctype html><html lang="en"><title>Blank</title></html>')


def reference(served: Path, library: Library, npm: Path, scratch: Path, names: Sequence[str]) -> None:
    """The engines over the reference site."""
    lay_out(served)
    rivals.ours(served / "ours")
    if "material" in names:
        rivals.material(scratch / "material", served / "material")
    others(served, library, npm, served / "ours", names)


def generated(served: Path, library: Library, npm: Path, scratch: Path, names: Sequence[str]) -> None:
    """Our index beside a page with our box, and the engines that need no built site."""
    lay_out(served)
    for path, content in app.export(library, "search"):
        target = served / "ours" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    shutil.copytree(ROOT / "web/theme/assets/search", served / "ours/assets/search")
    (served / "ours/index.html").write_text(MINIMAL)
    rivals.bare_pages(library, scratch / "pages")
    others(served, library, npm, scratch / "pages", names)


def others(served: Path, library: Library, npm: Path, pages: Path, names: Sequence[str]) -> None:
    if "pagefind" in names:
        rivals.pagefind(pages, served / "pagefind", npm)
    if any(name.startswith(("lunr", "mini")) for name in names):
        rivals.plain(library, served / "plain", npm)


def quality_row(name: str, text: str) -> str:
    return f"| {NAMES[name]} | {text} |"


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--pages", type=int, nargs="*", default=[60, 5000])
    parser.add_argument("--engines", nargs="+", choices=NAMES, default=list(NAMES))
    parser.add_argument("--scratch", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, chromium() as browser:
        scratch = arguments.scratch or Path(temporary)
        npm = rivals.tools(scratch / "npm") if arguments.engines != ["ours"] else scratch
        library = app.open_folder(ROOT)
        queries = from_file(arguments.queries) if arguments.queries else from_library(library)
        texts = [one.text for one in queries]
        served = fresh(scratch / "served-reference")
        names = arguments.engines
        reference(served, library, npm, fresh(scratch / "reference"), names)
        found, costs = {}, {}
        with serving(served) as host:
            for name in names:
                costs[name], found[name] = measure(browser, host, name, "I want my money back", texts)
        python = [[hit.id for hit in one.hits] for one in map(Search(library).ask, texts)]
        differing = sum(a != b for a, b in zip(python, found["ours"], strict=True))
        print(
            f"{len(queries)} queries, {sum(not one.expect for one in queries)} that no SOP serves; ", end=""
        )
        print(f"Python and Chromium differ on {differing}.\n")
        print("| engine | R@1 | R@3 | MRR@10 | macro R@1 | macro R@3 | negatives answered |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        for name in names:
            print(quality_row(name, judge(queries, found[name]).cells()))
        print("\n| SOPs | engine | before use | first query | first | p95 | p95 again |")
        print("| ---: | --- | ---: | ---: | ---: | ---: | ---: |")
        for name in names:
            print(f"| {len(library.all(Sop))} {quality_row(name, costs[name].cells())}", flush=True)
        for size in arguments.pages:
            made = scratch / f"corpus-{size}"
            if not made.exists():
                corpus.write(made, size)
            many = app.open_folder(made)
            asks = [ask for record in many.all(Sop)[:: max(1, size // 100)] for ask in record.data.asks[:1]]
            served = fresh(scratch / f"served-{size}")
            names = [name for name in arguments.engines if name != "material"]
            generated(served, many, npm, fresh(scratch / f"generated-{size}"), names)
            for name in names:
                with serving(served) as host:
                    cost, _ = measure(browser, host, name, "wrong shipping label", [*asks, *texts[:100]])
                print(f"| {size:,} {quality_row(name, cost.cells())}", flush=True)


if __name__ == "__main__":
    main()
