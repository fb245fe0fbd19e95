"""Times our build against plain mkdocs-material on the same pages, already rendered to Markdown.

    .venv/bin/python benchmarks/build.py [--pages 100 1000] [--runs 3]

Both sides build in turn (ours, plain, ours, plain, …) in processes of their own, output removed
before each run. Ours is the whole build: gate, checks, macros, blocks, and the check of the built
HTML. Plain is mkdocs-material in its fastest configuration: search only, `navigation.prune`,
sections by folder. Prints the table of `benchmarks/README.md`.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import corpus

from deskbook import app

ROOT = Path(__file__).parents[1]
PLAIN = """site_name: Plain
docs_dir: docs
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins: [search]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - md_in_html
  - sane_lists
  - tables
  - toc: {permalink: true}
  - pymdownx.details
  - pymdownx.keys
  - pymdownx.superfences
validation:
  links: {absolute_links: relative_to_docs}
"""
LINK = re.compile(r"\]\((?:\.\./sops|/sops|sops)/(case-\d+)\.md(#[^)]*)?\)")
OTHER = re.compile(r"\[([^\]]*)\]\((?:\.\.)?/(?:reference|decide|playbooks|training|owners)/[^)]*\)")


def plain_project(ours: Path, out: Path) -> None:
    """The same pages with their blocks written out, in one folder an area."""
    library = app.open_folder(ours)
    areas = {record.id: record.data.area for record in library.records["sop"].values()}

    def moved(found: re.Match[str]) -> str:
        return f"](/{areas[found[1]]}/{found[1]}.md{found[2] or ''})"

    for path, content in app.export(library, "markdown"):
        id = Path(path).stem
        text = OTHER.sub(r"\1", LINK.sub(moved, content.decode()))
        target = out / "docs" / (f"{areas[id]}/{id}.md" if id in areas else Path(path).name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    (out / "mkdocs.yml").write_text(PLAIN)


def build(project: Path) -> tuple[float, float]:
    """(seconds of wall clock, peak memory in MB) of one cold build; raises on a failing one."""
    site = project / "site"
    shutil.rmtree(site, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(project / "mkdocs.yml"), "-d", str(site)]
    log = project / "build.log"
    started = time.perf_counter()
    with log.open("w") as output:
        child = os.posix_spawn(
            sys.executable,
            command,
            {**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, output.fileno(), 1),
                (os.POSIX_SPAWN_DUP2, output.fileno(), 2),
            ],
        )
        _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    if status:
        raise SystemExit(f"the build of {project.name} failed:\n" + log.read_text()[-3000:])
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    print(
        "| SOPs | ours | plain material | ratio (median of pairs) | our memory | plain memory | records checked |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for pages in arguments.pages:
        with tempfile.TemporaryDirectory() as scratch:
            ours, plain = Path(scratch, "ours"), Path(scratch, "plain")
            corpus.project(ours, pages)
            plain_project(ours, plain)
            records = sum(1 for _ in (ours / "sop_data").rglob("*.yml"))
            runs = [(build(ours), build(plain)) for _ in range(arguments.runs)]
        times = [(mine[0], other[0]) for mine, other in runs]
        ratio = statistics.median(mine / other for mine, other in times)
        memory = [max(run[side][1] for run in runs) for side in (0, 1)]
        print(
            f"| {pages:,} | {statistics.median(mine for mine, _ in times):.1f} s "
            f"| {statistics.median(other for _, other in times):.1f} s | {ratio:.2f} "
            f"| {memory[0]:.0f} MB | {memory[1]:.0f} MB | {records:,} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
