"""Gives MkDocs what only the library knows: the navigation, and each page's facts for the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.markdown import session
from deskbook.navigation import navigation

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The navigation follows what an agent is doing; a page finds its place by its `area`."""
    config.nav = navigation(session.library())
    return files
