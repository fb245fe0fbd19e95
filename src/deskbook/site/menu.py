"""The navigation beside a page: each section is drawn once a build, and a page only marks its own place.

Material draws the whole menu anew for each page, with every sibling of its section, so that the build and
the site grow with the square of the pages. Here a section with many pages shows those around the reader's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

AROUND = 12
"""In a section of more than `WHOLE` pages, so many before the reader's page are shown, and so many behind it."""
WHOLE = 40

ALL = "reference/sops/"
"""The page that lists every SOP; it comes with the package."""

_ICON = '<span class="md-nav__icon md-icon"></span>'


@dataclass(frozen=True, slots=True)
class Around:
    """The menu of one page, as HTML before and behind the contents of the page itself."""

    before: Markup
    behind: Markup
    open: bool
    """Whether the page stands in the menu, so that its contents go between the two."""


@dataclass(slots=True)
class Menu:
    """The menu of a site; `of` gives that of a page."""

    nav: Navigation
    drawn: dict[tuple[str, int], str] = field(default_factory=dict)

    def of(self, page: Page | None, base: str) -> Around:
        """The menu as seen from a page whose way to the site's root is `base`."""
        chain = [*list(page.ancestors)[::-1], page] if page else []
        top = chain[0] if chain else None
        items: Sequence[StructureItem] = self.nav.items
        at = next((index for index, item in enumerate(items) if item is top), None)
        if at is None or page is None:
            closed = "".join(self._closed(index, base) for index in range(len(items)))
            return Around(Markup(closed), Markup(""), False)
        before = "".join(self._closed(index, base) for index in range(at))
        behind = "".join(self._closed(index, base) for index in range(at + 1, len(items)))
        opened, closing = _opened(items[at], page, base, f"__nav_{at + 1}")
        is_head = page.is_index and len(chain) > 1
        return Around(Markup(before + opened), Markup(closing + behind), not is_head)

    def _closed(self, index: int, base: str) -> str:
        if (base, index) not in self.drawn:
            self.drawn[base, index] = _closed(self.nav.items[index], base)
        return self.drawn[base, index]


def _closed(item: StructureItem, base: str) -> str:
    """A page, or a section as a link to its first page."""
    if _children(item):
        first = _first(item)
        return (
            '<li class="md-nav__item md-nav__item--pruned md-nav__item--nested">'
            f'<a href="{_href(first, base)}" class="md-nav__link">{_name(item)}{_ICON}</a></li>'
        )
    return (
        f'<li class="md-nav__item"><a href="{_href(item, base)}" class="md-nav__link">{_name(item)}</a></li>'
    )


def _opened(item: StructureItem, page: Page, base: str, id: str) -> tuple[str, str]:
    """The page itself, or the section that it stands in: what comes before and behind the page's contents."""
    if item is page:
        return _own(page)
    children: list[StructureItem] = _children(item)
    index = next((one for one in children if one.is_page and getattr(one, "is_index", False)), None)
    rest = [one for one in children if one is not index]
    inner_before, inner_behind = "", ""
    if index is page:
        shown = _near(rest, 0)
        inner_before = "".join(_closed(one, base) for one in shown) + _rest(rest, shown, base)
    else:
        at = next(place for place, one in enumerate(rest) if one is page or page in _pages(one))
        shown = _near(rest, at)
        mine = shown.index(rest[at])
        opened, closing = _opened(rest[at], page, base, f"{id}_{at + 1}")
        inner_before = "".join(_closed(one, base) for one in shown[:mine]) + opened
        inner_behind = (
            closing + "".join(_closed(one, base) for one in shown[mine + 1 :]) + _rest(rest, shown, base)
        )
    head = _head(item, index, page, base, id, many=len(rest) > 0)
    before = (
        '<li class="md-nav__item md-nav__item--active md-nav__item--nested">'
        f'<input class="md-nav__toggle md-toggle" type="checkbox" id="{id}" checked>{head}'
        f'<nav class="md-nav" data-md-level="1" aria-labelledby="{id}_label" aria-expanded="true">'
        f'<label class="md-nav__title" for="{id}">{_ICON}{escape(str(item.title))}</label>'
        f'<ul class="md-nav__list" data-md-scrollfix>{inner_before}'
    )
    return before, f"{inner_behind}</ul></nav></li>"


def _head(
    item: StructureItem, index: StructureItem | None, page: Page, base: str, id: str, *, many: bool
) -> str:
    if index is None:
        return f'<label class="md-nav__link" for="{id}" id="{id}_label" tabindex="0">{_name(item)}{_ICON}</label>'
    active = " md-nav__link--active" if index is page else ""
    more = (
        f'<label class="md-nav__link{active}" for="{id}" id="{id}_label" tabindex="0">{_ICON}</label>'
        if many
        else ""
    )
    return (
        f'<div class="md-nav__link md-nav__container"><a href="{_href(index, base)}" class="md-nav__link{active}">'
        f"{_name(item)}</a>{more}</div>"
    )


def _own(page: Page) -> tuple[str, str]:
    """The reader's page; its contents come between."""
    label = ""
    first = next(iter(page.toc), None)
    if first and (first.level > 1 or first.children):
        label = f'<label class="md-nav__link md-nav__link--active" for="__toc">{_name(page)}{_ICON}</label>'
    before = (
        '<li class="md-nav__item md-nav__item--active">'
        f'<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">{label}'
        f'<a href="./" class="md-nav__link md-nav__link--active">{_name(page)}</a>'
    )
    return before, "</li>"


def _near(items: Sequence[StructureItem], at: int) -> Sequence[StructureItem]:
    """The items around a place, all of them where they are few.

    >>> _near(["a", "b", "c"], 1), _near(list(range(100)), 50)[0], len(_near(list(range(100)), 0))
    (['a', 'b', 'c'], 38, 13)
    """
    if len(items) <= WHOLE:
        return items
    return items[max(0, at - AROUND) : at + AROUND + 1]


def _rest(items: Sequence[StructureItem], shown: Sequence[StructureItem], base: str) -> str:
    """Where to find the pages of a section that the menu leaves out."""
    if len(shown) == len(items):
        return ""
    all_of = f'<span class="md-ellipsis">All {len(items)} in this section</span>'
    return f'<li class="md-nav__item"><a href="{base}/{ALL}" class="md-nav__link">{all_of}</a></li>'


def _pages(item: StructureItem) -> Iterable[StructureItem]:
    for child in _children(item):
        yield child
        yield from _pages(child)


def _first(section: StructureItem) -> StructureItem:
    first = _children(section)[0]
    return _first(first) if _children(first) else first


def _children(item: StructureItem) -> list[StructureItem]:
    return list(getattr(item, "children", None) or ())


def _href(item: StructureItem, base: str) -> str:
    url = str(getattr(item, "url", "") or "")
    if "//" in url or url.startswith("/"):
        return escape(url)
    return escape(f"{base}/{url}" if url not in ("", "./") else f"{base}/")


def _name(item: StructureItem) -> str:
    return f'<span class="md-ellipsis">{escape(str(item.title))}</span>'
