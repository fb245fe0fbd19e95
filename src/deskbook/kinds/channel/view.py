"""Every channel: what it is for and not for, when it is watched, who answers, and how to write there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import bullets, el, facts, label
from deskbook.html.links import link, place
from deskbook.html.listings import by_title

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library

KINDS = {"inbound": "customers reach us", "outbound": "we reach customers", "both": "both ways"}


def render(library: Library) -> Element:
    box = el("div", {"class": "desk-view"})
    for record in by_title(library, "channel"):
        data = record.data
        box.append(el("h2", {"id": place("channel", record.id)}, data.title))
        box.append(label("Use it for"))
        box.append(bullets(data.use_for))
        if data.not_for:
            box.append(label("Not for"))
            box.append(bullets(data.not_for))
        box.append(
            facts(
                [
                    ("Watched", data.monitored),
                    ("Hours", link(library, "hours", data.hours) if data.hours else None),
                    ("Answered by", link(library, "role", data.staffed_by)),
                    ("The customer", "waits while we answer" if data.live else "gets an answer later"),
                    ("Direction", KINDS[data.kind]),
                    ("How to write", data.style),
                ]
            )
        )
    return box
