"""The site's navigation, made from the pages: by what the reader is doing, not by department."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deskbook.kinds.sop.schema import Sop
from deskbook.library.vocabulary import vocabulary

if TYPE_CHECKING:
    from deskbook.library.model import Library, Page


def navigation(library: Library) -> list[Any]:
    """The nav as MkDocs takes it: home, the SOPs by area, then the folders.

    An area lists its SOPs by title; a folder begins with its `index.md`, then by `order` and title.
    A page elsewhere comes last, or nowhere where its front matter says `nav: false`.
    """
    words = vocabulary(library)
    nav: list[Any] = [{"Home": "index.md"}] if "docs/index.md" in library.pages else []
    nav += [
        {title: [{record.data.title: f"sops/{record.id}.md"} for record in records]}
        for area, title in words.areas.items()
        if (records := _sops(library, area))
    ]
    for folder, title in words.folders.items():
        pages = [page for page in library.pages.values() if page.path.startswith(f"docs/{folder}/")]
        if pages:
            nav.append({title: [_entry(page) for page in sorted(pages, key=_order)]})
    rest = [
        page
        for page in library.pages.values()
        if page.path != "docs/index.md"
        and page.path.split("/")[1] not in {*words.folders, "sops"}
        and page.doc.data.get("nav") is not False
    ]
    nav += [_entry(page) for page in sorted(rest, key=_order)]
    broken = [page for page in library.pages.values() if page.kind == "sop" and page.meta is None]
    return nav + [{page.id: page.path.removeprefix("docs/")} for page in broken]


def _sops(library: Library, area: str) -> list[Any]:
    found = [record for record in library.all(Sop) if record.data.area == area]
    return sorted(found, key=lambda record: record.data.title)


def _order(page: Page) -> tuple[bool, int, str]:
    order = page.doc.data.get("order")
    return not page.path.endswith("/index.md"), order if isinstance(order, int) else 999, _title(page)


def _entry(page: Page) -> Any:
    path = page.path.removeprefix("docs/")
    return path if path.endswith("/index.md") else {_title(page): path}


def _title(page: Page) -> str:
    title = page.doc.data.get("title")
    return title if isinstance(title, str) else page.id
