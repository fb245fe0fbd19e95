"""What every Deskbook site needs of MkDocs and Material, so that a project's `mkdocs.yml` need not say it."""

from __future__ import annotations

from typing import Any

from deskbook.html.from_markdown import converter

FEATURES = (
    "content.tooltips",
    "navigation.indexes",
    "navigation.path",
    "navigation.prune",
    "toc.follow",
)
"""Features of the theme Material."""

PALETTE = (
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/weather-night", "name": "Switch to dark mode"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/weather-sunny", "name": "Switch to light mode"},
    },
)

MARKDOWN: dict[str, dict[str, Any]] = {**converter.MARKDOWN, "deskbook.pages.extension": {}}
"""Markdown extension → its options: ours comes last."""

SHEETS = (
    "tokens",
    "prose",
    "tables",
    "callouts",
    "blocks",
    "raci",
    "bars",
    "pairs",
    "notices",
    "cards",
    "replies",
    "checks",
    "questions",
    "levels",
    "lists",
    "sop",
    "tree",
    "header",
    "navigation",
    "footer",
    "search",
    "arriving",
    "buttons",
    "still",
    "fields",
    "ticket-bar",
    "folds",
    "clock",
    "walk",
    "reply-form",
    "step-ticks",
    "learning",
    "on-paper",
    "panel",
    "outbox",
)
"""The theme's style sheets, sent as one; a project's own `assets/css/brand.css` comes behind them."""

NOT_IN_NAV = ("/search.md", "/suggest.md")

WATCHED = ("sop_data", "overrides", "hooks")
"""Folders beside `docs/` whose change renders a preview anew."""

WARN = "warn"
VALIDATION = {
    "nav": {"omitted_files": WARN, "not_found": WARN, "absolute_links": WARN},
    "links": {
        "not_found": WARN,
        "anchors": WARN,
        "absolute_links": "relative_to_docs",
        "unrecognized_links": WARN,
    },
}
