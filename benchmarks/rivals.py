"""Other engines' indexes over the same pages: Material's site, Pagefind's bundle, lunr's and MiniSearch's files."""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import material as material_theme

from deskbook.search.documents import documents
from deskbook.search.index import WEIGHTS

if TYPE_CHECKING:
    from deskbook.library.model import Library
    from deskbook.search.documents import Document

ROOT = Path(__file__).parents[1]
ENGINES = Path(__file__).parent / "engines"
VERSIONS = {"lunr": "2.3.9", "minisearch": "7.2.0", "pagefind": "1.6.0"}


def tools(folder: Path) -> Path:
    """The folder of the npm packages, installed where they are missing."""
    if not all((folder / "node_modules" / name).exists() for name in VERSIONS):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}')
        named = [f"{name}@{version}" for name, version in VERSIONS.items()]
        run(["npm", "install", "--silent", "--no-audit", "--no-fund", *named], folder)
    return folder


def run(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:4])} failed:\n{done.stdout[-1500:]}{done.stderr[-3000:]}")


def ours(site: Path) -> None:
    """The site as it is published."""
    run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(ROOT / "mkdocs.yml"), "-d", str(site)], ROOT
    )


def material(project: Path, site: Path) -> None:
    """The same pages with Material's own header and its `search` plugin; without our gate, which knows our header."""
    project.mkdir(parents=True)
    for name in ("docs", "sop_data", "hooks"):
        (project / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "overrides", project / "overrides")
    header = Path(material_theme.__file__).parent / "templates/partials/header.html"
    (project / "overrides/partials").mkdir()
    shutil.copy(header, project / "overrides/partials")
    config = (ROOT / "mkdocs.yml").read_text()
    config = config.replace("plugins:\n", "plugins:\n  - search\n").replace("hooks: [hooks/gate.py]\n", "")
    (project / "mkdocs.yml").write_text(config)
    run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)], project)


def pagefind(site: Path, out: Path, npm: Path) -> None:
    """Pagefind's bundle over what the pages of a site say, without header, menu and footer."""
    command = ["npx", "--no-install", "pagefind", "--silent", "--site", str(site), "--output-path", str(out)]
    run([*command, "--root-selector", "article"], npm)


def plain(library: Library, out: Path, npm: Path) -> None:
    """Indexes of lunr and MiniSearch over the fields that ours has, with the same weights."""
    out.mkdir(parents=True)
    fields = {"boost": WEIGHTS, "fields": list(WEIGHTS)}
    rows = [{"id": one.id, **one.fields} for one in documents(library) if one.kind == "sop"]
    (out / "fields.json").write_text(json.dumps(fields))
    (out / "documents.json").write_text(json.dumps(rows))
    given = [str(out / "fields.json"), str(out / "documents.json"), str(out)]
    run(["node", str(ENGINES / "build.cjs"), *given], npm)
    (out / "documents.json").unlink()
    shutil.copy(npm / "node_modules/lunr/lunr.min.js", out)
    shutil.copy(npm / "node_modules/minisearch/dist/es/index.js", out / "minisearch.js")


def bare_pages(library: Library, out: Path) -> None:
    """Pages with nothing but their text, for an engine that reads HTML, where building the site takes long."""
    for one in documents(library):
        page = out / one.url / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_bare(one))


def _bare(one: Document) -> str:
    said = "".join(f"<p>{html.escape(text)}</p>" for name, text in one.fields.items() if name != "title")
    title = html.escape(one.title)
    return f'<!doctype html><html lang="en"><title>{title}</title><article><h1>{title}</h1>{said}</article></html>'
