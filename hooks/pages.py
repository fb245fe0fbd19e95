"""Gives MkDocs what only the library knows: the navigation, and each page's facts for the theme."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from deskbook import app
from deskbook.discover import modules
from deskbook.markdown import session
from deskbook.navigation import navigation

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The theme names the revision that is being published; a preview has none."""
    config.extra["revision"] = os.environ.get("MIKE_DOCS_VERSION", "")
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The navigation follows what an agent is doing; a page finds its place by its `area`."""
    config.nav = navigation(session.library())
    return files


@event_priority(100)
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Front matter that bears a block's name, such as `history`, would hide the block from the page."""
    for name in modules("deskbook.blocks"):
        page.meta.pop(name, None)
    return markdown


def on_post_build(*, config: MkDocsConfig) -> None:
    """The index that the search box reads goes beside the pages."""
    for path, content in app.export(session.library(), "search"):
        target = Path(config.site_dir, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
