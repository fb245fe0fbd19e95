"""Badges: where a review stands, and whether a page is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deskbook.html.elements import Child, day, el, spoken
from deskbook.reviews.due import status, waiver_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.playbook.schema import Playbook
    from deskbook.kinds.sop.schema import Sop
    from deskbook.library.model import Library, Record

REVIEW = {
    "ok": "up to date",
    "soon": "review due soon",
    "overdue": "review overdue",
    "waived": "review overdue, waived",
    "triggered": "review due at once",
}

CADENCE = {
    "monthly": "every month",
    "quarterly": "every quarter",
    "half-yearly": "every half-year",
    "yearly": "every year",
}

STATE = {"draft": "draft", "shadow": "shadow mode", "active": "in force", "retired": "retired"}


def review(library: Library, record: Record[Any]) -> Element:
    """The badge of a page or reply; the browser works its words out anew from `due` on its own day.

    Where the day does not decide, `state` says so and the words stay as they are.
    """
    data, now = record.data, status(library, record)
    attrs = {
        "class": f"desk-badge desk-badge-{now.state}",
        "due": data.review_date.isoformat(),
        "reviewed": data.reviewed.isoformat(),
    }
    words = REVIEW[now.state]
    if getattr(data, "state", "") == "retired":
        attrs |= {"class": "desk-badge desk-badge-retired", "state": "retired"}
        words = "no review: retired"
    elif now.state == "triggered":
        attrs["state"] = "triggered"
    elif waiver := waiver_of(library, record):
        attrs["waived"] = waiver.expires.isoformat()
    return el("desk-review", attrs, words)


def review_line(library: Library, record: Record[Any]) -> list[Child]:
    """The badge, and the day of the next review in words that stay true."""
    due, cadence = record.data.review_date, CADENCE[record.data.cadence]
    return [review(library, record), ", next review due ", day(due), f", {cadence}"]


def state(data: Sop | Playbook) -> Element:
    """Whether a page is in force, and until when its shadow mode runs."""
    until = f" until {spoken(data.shadow_until)}" if data.state == "shadow" and data.shadow_until else ""
    return el("span", {"class": f"desk-badge desk-badge-{data.state}"}, STATE[data.state] + until)
