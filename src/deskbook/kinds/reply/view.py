"""Every canned reply, folded: when to send it, its words, its owner, and where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.badges import review_line
from deskbook.html.clockface import ticket_bar
from deskbook.html.elements import Child, el, facts, label, sentence
from deskbook.html.links import link, place, row
from deskbook.html.listings import by_title
from deskbook.kinds.decision_tree.schema import DecisionTree
from deskbook.kinds.reply import block
from deskbook.kinds.reply.schema import Reply
from deskbook.library.uses import callers, referrers

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record


def render(library: Library) -> Element:
    box = el("div", {"class": "desk-view desk-replies"}, ticket_bar(library))
    box.extend(_entry(library, record) for record in by_title(library, "reply"))
    return box


def _entry(library: Library, record: Record[Reply]) -> Element:
    data = record.data
    return el(
        "div",
        {"class": "desk-entry"},
        el("h2", {"id": place("reply", record.id)}, data.title),
        el("p", {"class": "desk-when"}, f"Send when: {sentence(data.when)}"),
        el(
            "details",
            {"class": "desk-fold"},
            el("summary", None, "The reply"),
            el("desk-reply", {"data-reply": record.id}, *block.letter(data), *block.manners(data)),
            facts([("Owner", link(library, "role", data.owner)), ("Review", review_line(library, record))]),
        ),
        facts([("Reasons", ", ".join(data.reasons)), ("Used in", _used(library, record))]),
        None if _used(library, record) else label("No page uses this reply yet."),
    )


def _used(library: Library, record: Record[Reply]) -> list[Child]:
    """The SOPs that show the reply, that it names, or whose decisions end with it."""
    sops = [page.id for page in callers(library, "reply", record.id) if page.kind == "sop"]
    sops += record.data.sops
    for id in referrers(library, "reply", record.id, by="decision_tree"):
        tree = library.get(DecisionTree, id)
        sops += [tree.data.sop] if tree else []
    return row(library, "sop", dict.fromkeys(sops))
