"""The facts of a playbook at its head: who owns it, for whom, in which tool, and which SOPs send you here.

Below them is the place of the reader's ticket, which a script fills.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.badges import review_line, state
from deskbook.html.clockface import ticket_bar
from deskbook.html.elements import Child, day, el, facts, sentence
from deskbook.html.links import link, row
from deskbook.html.notices import notices

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.playbook.schema import Playbook
    from deskbook.library.model import Library, Record


def render(record: Record[Playbook], library: Library) -> Element:
    data = record.data
    return el(
        "div",
        {"class": "desk-sop", "data-playbook": record.id, "data-state": data.state},
        *notices(record, library),
        facts(
            [
                ("Owner", link(library, "role", data.owner)),
                ("Review", review_line(library, record)),
                ("State", state(data)),
                ("For", row(library, "role", data.audience)),
                ("Tools", row(library, "tool", data.tools)),
                ("Products", row(library, "product", data.products)),
                ("Access", data.access),
                ("Time on task", data.time_on_task),
                ("Part of", row(library, "sop", data.sops)),
                ("Last change", _last_change(data)),
            ],
            "facts",
        ),
        ticket_bar(library),
    )


def _last_change(data: Playbook) -> list[Child]:
    """A click path has no room for its whole history; the newest line says what readers must know."""
    newest = max(data.history, key=lambda change: change.date)
    return [day(newest.date), f": {sentence(newest.change)} {sentence(newest.why)}"]
