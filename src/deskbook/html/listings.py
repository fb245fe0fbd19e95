"""Lists of pages as the views show them: grouped, each with its sentence and, where it matters, a badge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deskbook.html import badges
from deskbook.html.elements import Child, bullets, el, joined, label
from deskbook.html.links import link, page_title, title
from deskbook.kinds.sop.schema import Sop
from deskbook.library.uses import callers
from deskbook.reviews.due import status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Page, Record


def entries(library: Library, records: Iterable[Record[Any]]) -> Element:
    """SOPs or playbooks by title; the badge stands only where the page is not simply in force and reviewed."""
    ordered = sorted(records, key=lambda record: (record.data.title.lower(), record.id))
    return bullets([_entry(library, record) for record in ordered], {"class": "desk-sops"})


def _entry(library: Library, record: Record[Any]) -> list[Child]:
    entry: list[Child] = [link(library, record.kind, record.id), " "]
    if record.data.state != "active":
        entry += [badges.state(record.data), " "]
    elif status(library, record).state != "ok":
        entry += [badges.review(library, record), " "]
    return [*entry, el("span", {"class": "desk-summary"}, record.data.summary)]


def grouped(
    library: Library, kind: str, ids: Iterable[str], of: Callable[[Sop], Iterable[str]], *, empty: str = ""
) -> Element:
    """The SOPs under a heading for each record of `kind` that `of` names for them.

    Groups stand in the order of `ids`; SOPs for which `of` names nothing come last, under `empty`.
    """
    all_sops = library.all(Sop)
    box = el("div", {"class": "desk-view"})
    for id in ids:
        if found := [record for record in all_sops if id in of(record.data)]:
            box.append(heading(title(library, kind, id), "by", kind, id))
            box.append(entries(library, found))
    if empty and (rest := [record for record in all_sops if not of(record.data)]):
        box.append(heading(empty, "by", kind, "none"))
        box.append(entries(library, rest))
    return box


def by_title(library: Library, kind: str) -> list[Record[Any]]:
    """The records of a kind, by title."""
    records = library.records.get(kind, {}).values()
    return sorted(records, key=lambda record: (str(record.data.title).lower(), record.id))


def heading(text: str, *anchor: str, level: int = 2) -> Element:
    """A heading with an id of its own, so that it has a link whatever stands around it."""
    return el(f"h{level}", {"id": "-".join(anchor).replace("_", "-")}, text)


def used_in(library: Library, block: str, id: str) -> list[Child]:
    """Links to the pages that call a block."""
    return pages(callers(library, block, id))


def pages(found: Iterable[Page]) -> list[Child]:
    """Links to pages by title, each once, with a comma between."""
    unique = dict.fromkeys((page.url, page_title(page)) for page in found)
    return joined(el("a", {"href": url}, name) for url, name in unique)


def in_full(
    library: Library, kind: str, view: str, render: Callable[[Record[Any], Library], Element], *, used: bool
) -> Element:
    """Every record of a kind under a heading, and below it (with `used`) the pages that call it."""
    box = el("div", {"class": "desk-view"})
    for record in by_title(library, kind):
        block = render(record, library)
        box.append(heading(record.data.title, view, record.id))
        box.append(_without_title(block))
        if used:
            where = used_in(library, kind, record.id)
            used_line = el("p", {"class": "desk-used"}, "Used in ", *where)
            box.append(used_line if where else label("No page uses it."))
    return box


def _without_title(block: Element) -> Element:
    """A card whose title a heading already says."""
    if len(block) and block[0].get("class") == "desk-card-title":
        block.remove(block[0])
    return block
