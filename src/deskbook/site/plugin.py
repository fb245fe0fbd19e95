"""The MkDocs plugin `deskbook`: the packaged theme, the settings that every site needs, the navigation and the exports."""

from __future__ import annotations

import html
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File
from mkdocs.structure.toc import AnchorLink, TableOfContents

from deskbook import app, theme
from deskbook.errors import DeskbookError
from deskbook.html import policy
from deskbook.html.refusals import findings
from deskbook.inbox.ways import origin, ways
from deskbook.kinds.company.schema import Company
from deskbook.library.packaged import pages
from deskbook.pages import session
from deskbook.site import checked, manifest, offline, settings, shared
from deskbook.site.gate import judge
from deskbook.site.menu import Menu
from deskbook.site.navigation import navigation
from deskbook.site.scripts import lean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from deskbook.library.model import Finding, Library
    from deskbook.library.model import Page as LibraryPage


START = "page-start"
"""The id of the heading that the templates write above a page's text."""

HERE = Path(__file__).parent
SHEET = "assets/css/deskbook.css"
"""All style sheets of the theme in one, and the company's own: a page waits for one file, not for ten."""
BRAND = "assets/css/brand.css"
INLINE = "partials/javascripts/"
"""Where templates keep the scripts that stand inside a page; the policy names each by its hash."""


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin has none: what a company may choose is data."""


class DeskbookPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """List it first under `plugins`. The theme's name stays `material`; files in `overrides/` win over ours."""

    is_preview = False
    rules = policy.policy([])
    refused: list[Finding]
    menu: Menu

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.is_preview = command == "serve"

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        self.refused = []
        session.refused().clear()

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.menu = Menu(nav)
        return nav

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        context["menu"] = self.menu.of(None, context["base_url"].rstrip("/"))  # type: ignore[typeddict-unknown-key]
        return context

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put the packaged theme behind the project's own, and set what must not be forgotten."""
        checked.pages_lie_in_docs(config)
        place = 1 if config.theme.custom_dir else 0
        config.theme.dirs[place:place] = [str(folder) for folder in theme.folders()]
        _set_theme(config)
        if (mike := config.plugins.get("mike")) and not mike.config.get("redirect_template"):
            mike.config["redirect_template"] = str(HERE / "redirect.html")
        wanted = MkDocsConfig()
        wanted.load_dict(
            {
                "site_name": config.site_name,
                "markdown_extensions": [{name: options} for name, options in settings.MARKDOWN.items()],
                "not_in_nav": "\n".join(settings.NOT_IN_NAV),
                "validation": settings.VALIDATION,
            }
        )
        wanted.validate()
        own = [name for name in config.markdown_extensions if name not in wanted.markdown_extensions]
        config.markdown_extensions = [*wanted.markdown_extensions, *own]
        config.mdx_configs = {**config.mdx_configs, **wanted.mdx_configs}
        config.validation, config.not_in_nav = wanted.validation, wanted.not_in_nav
        root = Path(config.config_file_path).parent
        config.watch.extend(str(root / name) for name in settings.WATCHED if (root / name).is_dir())
        config.extra["revision"] = os.environ.get("MIKE_DOCS_VERSION", "")
        config.extra.setdefault("generator", False)
        config.extra.setdefault("offline", os.environ.get("DESKBOOK_OFFLINE", "true") != "false")
        if not isinstance(config.extra["offline"], bool):
            raise ConfigurationError(f"extra.offline is {config.extra['offline']!r}; write true or false")
        config.extra.setdefault("version", {"provider": "mike", "default": "current", "alias": True})
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The navigation follows what an agent is doing; a page finds its place by its `area`."""
        library = session.library()
        for path in sorted(library.packaged):
            source = path.removeprefix("docs/")
            files.append(File.generated(config, source, content=pages()[path]))
        checked.only_what_was_checked(files, library, config)
        config.nav = navigation(library)
        config.extra["company"] = _company(library)
        config.extra["outbox"] = _outbox(library, config)
        sheets = [f"assets/css/{name}.css" for name in settings.SHEETS]
        found = [file for path in [*sheets, BRAND] if (file := files.get_file_from_path(path))]
        for file in found:
            files.remove(file)
        files.append(File.generated(config, SHEET, content="\n".join(file.content_string for file in found)))
        config.extra_css = [SHEET, *config.extra_css]
        named = manifest.manifest(config.site_name, config.site_description or "")
        files.append(File.generated(config, "manifest.webmanifest", content=named))
        files.append(File.generated(config, shared.PATH, content=shared.module()))
        for file in files.javascript_files():
            if file.abs_src_path and any(map(Path(file.abs_src_path).is_relative_to, theme.folders())):
                files.remove(file)
                files.append(File.generated(config, file.src_uri, content=lean(file.content_string)))
        return files

    @event_priority(-100)
    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """MkDocs reads no page of the library: its text comes with `on_page_markdown`."""
        return "\n" if self._checked(page) else None

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tell what was taken out of the page, by whichever extension of Markdown it came in."""
        if source := self._checked(page):
            self.refused += findings(source, session.refused())
        session.refused().clear()
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Every value that a template prints is text, Material's own templates included; and every page bears a policy."""
        judge(self.refused)
        env.autoescape = True
        sends_to = origin(config.extra["outbox"].get("address", ""))
        self.rules = policy.policy(_inline(config.theme.dirs), sends_to, preview=self.is_preview)
        return env

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The text and the front matter of a page are those that the checks read."""
        found = self._checked(page)
        if found is None:
            return markdown
        page.meta = checked.fields(found, config)
        return found.whole

    def _checked(self, page: Page) -> LibraryPage | None:
        return session.library().pages.get(f"docs/{page.file.src_uri}")

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """The menu of the page; and Material's "Skip to content" goes to the first heading it knows: that is the page's own, from its template."""
        headings = list(page.toc)
        _as_text(headings)
        if not headings or headings[0].level > 1:
            top = AnchorLink(page.title or "", START, 1)
            top.children = headings
            page.toc = TableOfContents([top])
        page.content = Markup(page.content or "")
        context["menu"] = self.menu.of(page, context["base_url"])  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        return policy.placed(output, self.rules)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        return (
            policy.placed(output_content, self.rules) if template_name.endswith(".html") else output_content
        )

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """What scripts read goes beside the pages: the search, the suggestions, and last the offline copy."""
        site = Path(config.site_dir)
        for path, content in app.site_files(session.library()):
            place = site / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        (site / "sw-off.js").write_bytes(theme.worker("sw-off.js").encode())
        if config.extra["offline"]:
            source = lean(theme.worker("sw.js"))
            for path, content in offline.written(source, site).items():
                (site / path).write_bytes(content)
        else:
            (site / "sw.js").write_bytes(theme.worker("sw-off.js").encode())


def _company(library: Library) -> dict[str, str]:
    """What the templates say of the company, each as text, '' where it has not said it."""
    record = library.get(Company, "company")
    return {name: record.data.text(name) if record else "" for name in Company.model_fields}


def _outbox(library: Library, config: MkDocsConfig) -> dict[str, str]:
    """Where agents hand in what they find: what the company says, or `extra.outbox` where it says nothing."""
    record = library.get(Company, "company")
    said = record.data.outbox.model_dump(exclude_none=True) if record else {}
    try:
        return ways({**config.extra, "outbox": said or config.extra.get("outbox")})
    except DeskbookError as error:
        raise Abort(f"deskbook: {error}") from None


def _set_theme(config: MkDocsConfig) -> None:
    """The theme's own settings; a project's choice of palette, features or mark stays."""
    look = config.theme
    look["font"] = False
    look["features"] = [
        *settings.FEATURES,
        *(one for one in look.get("features") or () if one not in settings.FEATURES),
    ]
    look["palette"] = look.get("palette") or [dict(one) for one in settings.PALETTE]
    if look.get("favicon") in (None, "assets/images/favicon.png"):
        look["favicon"] = "assets/mark.svg"


def _inline(folders: Iterable[str]) -> list[str]:
    """The hashes of the scripts that the templates of a theme write into pages; an earlier folder wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in Path(folder, INLINE).glob("*.html"):
            found.setdefault(path.name, path)
    sources = (path.read_text(encoding="utf-8") for path in found.values())
    return [policy.digest(one) for source in sources for one in policy.scripts_of(source)]


def _as_text(headings: Iterable[AnchorLink]) -> None:
    """MkDocs keeps the titles of headings as HTML; the templates escape them."""
    for one in headings:
        one.title = html.unescape(one.title)
        _as_text(one.children)
