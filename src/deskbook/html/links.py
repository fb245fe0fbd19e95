"""Where a record stands on the site, and links to it; a link is only made where its page exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import anchor, el, joined
from deskbook.library.uses import callers
from deskbook.schema.room import page_kinds, rooms

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from deskbook.html.elements import Child
    from deskbook.library.model import Library, Page


def place(kind: str, id: str) -> str:
    """The id under which a record stands in a page.

    >>> place("reply", "refund-sent"), place("decision_tree", "refund")
    ('reply-refund-sent', 'tree-refund')
    """
    return f"{_prefix(kind)}-{id}"


def _prefix(kind: str) -> str:
    room = rooms().get(kind)
    return (room.prefix if room else "") or anchor(kind)


def url(library: Library, kind: str, id: str) -> str | None:
    """The page and place of a record, or None where no page shows it.

    A page is its own place; a step is `sop#anchor`; a block stands in the first SOP that calls it,
    else in the first page that does, else in the view that lists its kind.
    """
    return library.once(_Urls).find(library, kind, id)


def link(library: Library, kind: str, id: str, text: str | None = None) -> Element:
    """A record by its title, linked where the site has a place for it."""
    words = title(library, kind, id) if text is None else text
    href = url(library, kind, id)
    return el("a", {"href": href}, words) if href else el("span", None, words)


def row(library: Library, kind: str, ids: Iterable[str]) -> list[Child]:
    """Links to several records, with a comma between each two."""
    return joined(link(library, kind, id) for id in ids)


def mention(library: Library, kind: str, id: str, css: str) -> Element:
    """A link with the class and id that styles and scripts look for."""
    element = link(library, kind, id)
    element.attrib |= {"class": css, f"data-{kind}": id}
    return element


def title(library: Library, kind: str, id: str) -> str:
    """The title of a record or page, the words of a step, or the id where there is neither."""
    if kind == "step":
        return _step_title(library, id)
    if kind in page_kinds().values():
        page = library.page(kind, id)
        return page_title(page) if page else id
    record = library.find(kind, id)
    return str(getattr(record.data, "title", id)) if record else id


def page_title(page: Page) -> str:
    """The title that a page states, else its first heading, else its id."""
    stated = getattr(page.meta.data, "title", None) if page.meta else page.doc.data.get("title")
    if isinstance(stated, str) and stated:
        return stated
    return next((one.text for one in page.outline.headings if one.level == 1), page.id)


def step_name(library: Library, id: str) -> str:
    """A step as its own page calls it: its number, else the heading that it names, else nothing.

    Numbers begin again in each branch, so a step of a branch goes by both: "If it is late, step 2".
    """
    name, _, anchor = id.partition("#")
    page = library.sop(name) or library.page("playbook", name)
    if page is None:
        return ""
    headings = {one.anchor: one.text for one in page.outline.headings}
    for step in page.outline.steps:
        if step.anchor == anchor:
            branch = headings.get(step.section, "") if step.section != "steps" else ""
            return f"{branch}, step {step.number}" if branch else f"step {step.number}"
    item = next((one.section for one in page.outline.items if one.anchor == anchor), anchor)
    return headings.get(item, "")


def _step_title(library: Library, id: str) -> str:
    name = id.partition("#")[0]
    page = library.sop(name) or library.page("playbook", name)
    if page is None:
        return id
    step = step_name(library, id)
    return f"{page_title(page)}, {step}" if step else page_title(page)


class _Urls:
    """The places that were looked up once already."""

    def __init__(self, library: Library) -> None:
        self.known: dict[tuple[str, str], str | None] = {}

    def find(self, library: Library, kind: str, id: str) -> str | None:
        if (kind, id) not in self.known:
            self.known[kind, id] = _find(library, kind, id)
        return self.known[kind, id]


def _find(library: Library, kind: str, id: str) -> str | None:
    if kind in page_kinds().values():
        page = library.page(kind, id)
        return page.url if page else None
    if kind == "step":
        name, _, step = id.partition("#")
        page = library.sop(name) or library.page("playbook", name)
        return f"{page.url}#{step}" if page else None
    if library.find(kind, id) is None:
        return None
    room = library.rooms[kind]
    pages = [] if room.inline else [*callers(library, kind, id)]
    pages.sort(key=lambda page: page.kind != "sop")
    pages += callers(library, "view", room.view) if room.listed else ()
    return f"{pages[0].url}#{place(kind, id)}" if pages else None
