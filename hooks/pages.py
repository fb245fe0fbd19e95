"""Gives MkDocs what only the library knows: the navigation, and each page's facts for the theme."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.structure.toc import AnchorLink, TableOfContents

from deskbook import app, offline
from deskbook.discover import modules
from deskbook.errors import DeskbookError
from deskbook.inbox.ways import ways
from deskbook.markdown import session
from deskbook.navigation import navigation
from deskbook.scripts import lean

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


START = "page-start"
"""The id of the heading that the templates write above a page's text."""

SCRIPTS = Path(__file__).parents[1] / "overrides/assets"
SHEET = "assets/css/deskbook.css"
"""All style sheets of `extra_css` in one: a page waits for one file, not for eight."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The theme names the revision that is being published; a preview has none."""
    config.extra["revision"] = os.environ.get("MIKE_DOCS_VERSION", "")
    try:
        config.extra["outbox"] = ways(config.extra)
    except DeskbookError as error:
        raise Abort(f"deskbook: {error}") from None
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The navigation follows what an agent is doing; a page finds its place by its `area`."""
    config.nav = navigation(session.library())
    sheets = [file for path in config.extra_css if (file := files.get_file_from_path(str(path)))]
    for file in sheets:
        files.remove(file)
    files.append(File.generated(config, SHEET, content="\n".join(file.content_string for file in sheets)))
    config.extra_css = [SHEET]
    for file in files.javascript_files():
        if file.abs_src_path and Path(file.abs_src_path).is_relative_to(SCRIPTS):
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=lean(file.content_string)))
    return files


@event_priority(100)
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Front matter that bears a block's name, such as `history`, would hide the block from the page."""
    for name in modules("deskbook.blocks"):
        page.meta.pop(name, None)
    return markdown


def on_page_context(
    context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Material's "Skip to content" goes to the first heading it knows: that is the page's own, from its template."""
    headings = list(page.toc)
    if not headings or headings[0].level > 1:
        top = AnchorLink(page.title or "", START, 1)
        top.children = headings
        page.toc = TableOfContents([top])
    return context


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """What scripts read goes beside the pages: the search, the suggestions, and last the offline copy."""
    site = Path(config.site_dir)
    for target in ("search", "suggest"):
        for path, content in app.export(session.library(), target):
            place = site / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    source = Path(__file__).with_name("assets") / "sw.js"
    (site / "sw.js").write_bytes(offline.worker(source.read_text(encoding="utf-8"), site))
