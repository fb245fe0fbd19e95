"""What is due for review: first what is late or soon, then all by owner and date, then the waivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deskbook.html.badges import review
from deskbook.html.elements import Cell, day, el, label, spoken, table
from deskbook.html.links import link, title
from deskbook.html.listings import heading
from deskbook.kinds.waiver.schema import Waiver
from deskbook.reviews.due import dated, status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record

HEAD = ["Page or reply", "What", "Next review", "Last reviewed", "Where it stands"]


def render(library: Library) -> Element:
    """Built on one day, which it says; the badges follow the reader's own."""
    box = el("div", {"class": "desk-view"}, label(f"As of {spoken(library.today)}."))
    records = sorted(dated(library), key=lambda one: (one.data.review_date, one.kind, one.id))
    pressing = [one for one in records if status(library, one).state != "ok"]
    box.append(heading("Due now or soon", "reviews", "due"))
    if pressing:
        box.append(_table(library, "Due now or soon", pressing, owner=True))
    else:
        box.append(el("p", None, "Nothing is due in the next two weeks."))
    owners = {one.data.owner for one in records}
    for owner in sorted(owners, key=lambda id: (title(library, "role", id).lower(), id)):
        name = title(library, "role", owner)
        box.append(heading(name, "reviews", owner))
        own = [one for one in records if one.data.owner == owner]
        box.append(_table(library, f"Reviews that fall to {name}", own, owner=False))
    if waivers := library.all(Waiver):
        box.append(heading("Waivers", "reviews", "waivers"))
        box.append(_waivers(library, waivers))
    return box


def _table(library: Library, caption: str, records: Iterable[Record[Any]], *, owner: bool) -> Element:
    rows: list[list[Cell]] = [
        [
            link(library, one.kind, one.id),
            library.rooms[one.kind].spoken or one.kind,
            day(one.data.review_date),
            day(one.data.reviewed),
            review(library, one),
            *([link(library, "role", one.data.owner)] if owner else []),
        ]
        for one in records
    ]
    return table(caption, [*HEAD, *(["Owner"] if owner else [])], rows, "reviews")


def _waivers(library: Library, waivers: Iterable[Record[Waiver]]) -> Element:
    rows: list[list[Cell]] = [
        [
            link(library, "sop", one.data.sop),
            one.data.reason,
            link(library, "role", one.data.approved_by),
            day(one.data.granted),
            day(one.data.expires),
            "in force" if one.data.granted <= library.today <= one.data.expires else "not in force",
        ]
        for one in sorted(waivers, key=lambda one: (one.data.expires, one.id))
    ]
    head = ["SOP", "Reason", "Approved by", "Granted", "Ends", "Today"]
    return table("Waivers: pages published past their date", head, rows, "waivers")
