"""Builds the project under MkDocs and under ProperDocs, and compares every page's article.

    .venv/bin/python tests/compat/properdocs.py [PROJECT]

ProperDocs gets an environment of its own below the system's temporary folder, because mike prefers
ProperDocs wherever it can be imported. Exit code 0: all articles are the same; 1: some differ.
CI does not run this: it installs a second environment.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
ENVIRONMENT = Path(tempfile.gettempdir()) / "deskbook-properdocs"


def environment() -> Path:
    """The folder of an environment's commands that has ProperDocs, made once."""
    commands = ENVIRONMENT / "bin"
    if not (commands / "properdocs").exists():
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        lock = ["-c", str(ROOT / "requirements.lock")]
        install = [commands / "pip", "install", "-q", *lock, str(ROOT), "properdocs==1.6.7"]
        subprocess.run(install, check=True)
    return commands


def build(command: Path, project: Path, site: Path) -> dict[str, str]:
    """Page → article HTML."""
    epoch = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=project, check=True, capture_output=True, text=True
    ).stdout.strip()
    extra = {
        "SOURCE_DATE_EPOCH": epoch,
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        "PYTHONPATH": str(ROOT / "src"),
    }
    run = [command, "build", "-f", str(project / "mkdocs.yml"), "-d", str(site)]
    subprocess.run(run, check=True, env={**os.environ, **extra}, stdout=subprocess.DEVNULL)
    pages = {}
    for path in sorted(site.rglob("*.html")):
        found = ARTICLE.search(path.read_text())
        if found:
            pages[path.relative_to(site).as_posix()] = found[0]
    return pages


def main(project: Path) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        ours = build(Path(sys.executable).with_name("mkdocs"), project, Path(scratch, "mkdocs"))
        theirs = build(environment() / "properdocs", project, Path(scratch, "properdocs"))
    different = sorted({page for page in ours.keys() | theirs.keys() if ours.get(page) != theirs.get(page)})
    for page in different:
        print(f"{page}: the article differs")  # noqa: T201 - a script's output
    print(f"{len(ours)} articles, {len(different)} differ")  # noqa: T201 - a script's output
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT))
