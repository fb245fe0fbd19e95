"""A canned reply, ready to copy: when to send it, its words with the gaps to fill, and its owner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deskbook.html.badges import review_line
from deskbook.html.elements import Child, bullets, el, facts, label, sentence
from deskbook.html.links import link, place, row

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.reply.schema import Reply
    from deskbook.library.model import Library, Record

_SLOT = re.compile(r"\{\{\s*([a-z][a-z0-9_.]*)\s*\}\}")


def render(record: Record[Reply], library: Library) -> Element:
    """The letter stands in `pre`, so that a copy has its line breaks."""
    data = record.data
    return el(
        "desk-reply",
        {"class": "desk-card", "data-reply": record.id, "id": place("reply", record.id)},
        el("p", {"class": "desk-card-title"}, el("span", {"class": "desk-kind"}, "Reply:"), " ", data.title),
        el("p", {"class": "desk-when"}, f"Send when: {sentence(data.when)}"),
        *letter(data),
        *manners(data),
        facts(
            [
                ("Tone", ", ".join(data.tone)),
                ("Channels", row(library, "channel", data.channels)),
                ("Owner", link(library, "role", data.owner)),
                ("Review", review_line(library, record)),
            ]
        ),
    )


def letter(data: Reply) -> list[Element]:
    """Subject and body; a gap shows its label in brackets and names its placeholder in `data-slot`."""
    parts = [el("pre", {"class": "desk-reply-body"}, *_filled(data.body, data))]
    if data.subject:
        subject = el("span", {"class": "desk-reply-subject-text"}, *_filled(data.subject, data))
        parts.insert(0, el("p", {"class": "desk-reply-subject"}, "Subject: ", subject))
    return parts


def _filled(text: str, data: Reply) -> list[Child]:
    labels = {one.name: one.label for one in data.placeholders}
    parts: list[Child] = []
    end = 0
    for found in _SLOT.finditer(text):
        parts.append(text[end : found.start()])
        name = found[1]
        parts.append(el("span", {"class": "desk-slot", "data-slot": name}, f"[{labels.get(name, name)}]"))
        end = found.end()
    return [*parts, text[end:]]


def manners(data: Reply) -> list[Element]:
    """What to do and what not to do when sending it."""
    return [
        el("div", {"class": f"desk-{kind}"}, label(title), bullets(items))
        for kind, title, items in (("do", "Do", data.do), ("dont", "Don't", data.dont))
        if items
    ]
