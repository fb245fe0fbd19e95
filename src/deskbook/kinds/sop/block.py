"""The facts of an SOP at its head: who owns it, whether it is in force, for whom, where and with what.

Below them is the place of the reader's ticket, which a script fills.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.badges import review_line, state
from deskbook.html.clockface import ticket_bar
from deskbook.html.elements import Child, el, facts
from deskbook.html.links import link, row
from deskbook.html.notices import notices

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.sop.schema import Sop
    from deskbook.library.model import Library, Record

AI = {
    "resolve": ("resolves", "may close these tickets alone"),
    "assist": ("assists", "may prepare the work; a person decides and sends"),
    "human": ("stays out", "a person does all of it"),
}


def render(record: Record[Sop], library: Library) -> Element:
    data = record.data
    owner: list[Child] = [link(library, "role", data.owner)]
    if data.co_owners:
        owner += [" with ", *row(library, "role", data.co_owners)]
    return el(
        "div",
        {"class": "desk-sop", "data-sop": record.id, "data-state": data.state},
        *notices(record, library),
        facts(
            [
                ("Owner", owner),
                ("Review", review_line(library, record)),
                ("State", state(data)),
                ("Scope", data.scope),
                ("For", row(library, "role", data.audience)),
                ("Channels", row(library, "channel", data.channels)),
                ("Products", row(library, "product", data.products)),
                ("Tools", row(library, "tool", data.tools)),
                ("Time on task", data.time_on_task),
                ("An AI agent", _ai(data) if data.ai else None),
            ],
            "facts",
        ),
        ticket_bar(library),
    )


def _ai(data: Sop) -> list[Child]:
    short, long = AI[data.ai or "human"]
    return [el("span", {"class": f"desk-badge desk-badge-{data.ai}"}, short), f": {long}"]
