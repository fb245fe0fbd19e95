"""What the build takes of `docs/`: the pages and files that the library took, with the fields that it read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File

from deskbook.errors import DeskbookError
from deskbook.pages import session
from deskbook.read.drawing import sanitised
from deskbook.schema.plain_page import PlainPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from deskbook.library.model import Library, Page

TEMPLATE = "sop.html"
"""The template of a page that has a kind; a plain page may name its own."""

_OURS = frozenset({"order", "nav", "render_macros"})
"""Fields that speak to Deskbook alone."""


def pages_lie_in_docs(config: MkDocsConfig) -> None:
    """The checks read `docs/`, so nothing else may be built."""
    if Path(config.docs_dir).absolute() != Path(config.config_file_path).absolute().parent / "docs":
        raise Abort("mkdocs.yml:1: docs_dir is another folder than docs/, which is checked; remove the line")


def only_what_was_checked(files: Files, library: Library, config: MkDocsConfig) -> None:
    """Take every other file of `docs/` out of the build, and what runs out of each drawing."""
    taken = library.pages.keys() | library.assets
    docs = Path(config.docs_dir).absolute()
    for file in [one for one in files if _is_in(docs, one)]:
        path = f"docs/{file.src_uri}"
        if path in taken and _is_of_theme(file, config.theme.dirs):
            if not session.is_preview():
                raise DeskbookError(f"{path}:1: the file has the place of one of the theme's; rename it")
            files.remove(file)
        elif path not in taken:
            files.remove(file)
        elif file.src_uri.lower().endswith(".svg"):
            drawing = sanitised(Path(file.abs_src_path or "").read_bytes()).text
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=drawing))
    files.add_files_from_theme(config.theme.get_env(), config)


def _is_in(docs: Path, file: File) -> bool:
    return file.generated_by is None and file.src_dir is not None and Path(file.src_dir).absolute() == docs


def _is_of_theme(file: File, folders: Iterable[str]) -> bool:
    """Whether the theme has a file of this name, which a file of `docs/` would take the place of."""
    return not file.is_documentation_page() and any(
        Path(folder, file.src_uri).is_file() for folder in folders
    )


def fields(page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """The front matter of a page as the theme sees it: what its schema allows, never more."""
    template = TEMPLATE if page.kind != "page" else None
    if page.meta is None:
        title = page.doc.data.get("title")
        found = {"title": title} if isinstance(title, str) else {}
    elif isinstance(page.meta.data, PlainPage):
        found = page.meta.data.model_dump(exclude_unset=True, exclude_none=True, exclude=set(_OURS))
        _icon_exists(page, config)
    else:
        found = dict(page.doc.data)
    return {**found, "template": template} if template else found


def _icon_exists(page: Page, config: MkDocsConfig) -> None:
    named = page.meta.data.icon if page.meta else None
    if named and not any(Path(one, ".icons", f"{named}.svg").is_file() for one in config.theme.dirs):
        where = page.doc.where("icon")
        raise DeskbookError(f"{where}: the theme has no icon {named!r}; choose another or remove the line")
