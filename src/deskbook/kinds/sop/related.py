"""What belongs to an SOP: pages it names and pages that name it, trees, replies and click paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import el, facts, label
from deskbook.html.links import row
from deskbook.kinds.decision_tree.schema import DecisionTree
from deskbook.library.uses import referrers

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.sop.schema import Sop
    from deskbook.library.model import Library, Record


def render(record: Record[Sop], library: Library) -> Element:
    """Links both ways: a page that names this one is listed without being named here."""
    box = _box(record, library)
    return el(
        "div", {"class": "desk-related"}, box if len(box) else label("Nothing belongs to this page yet.")
    )


def is_empty(record: Record[Sop], library: Library) -> bool:
    return not record.data.related and not record.data.elsewhere and not len(_box(record, library))


def _box(record: Record[Sop], library: Library) -> Element:
    trees = [
        id for id in referrers(library, "sop", record.id, by="decision_tree") if _is_of(library, id, record)
    ]
    sops = dict.fromkeys([*record.data.related, *(other.sop for other in record.data.elsewhere)])
    sops |= dict.fromkeys(referrers(library, "sop", record.id, by="sop"))
    sops.pop(record.id, None)
    return facts(
        [
            ("SOPs", row(library, "sop", sops)),
            ("Click paths", row(library, "playbook", _playbooks(library, record.id))),
            ("Decisions", row(library, "decision_tree", trees)),
            ("Replies", row(library, "reply", _replies(library, record.id, trees))),
            ("Quiz", row(library, "quiz", referrers(library, "sop", record.id, by="quiz"))),
        ]
    )


def _is_of(library: Library, id: str, record: Record[Sop]) -> bool:
    tree = library.get(DecisionTree, id)
    return tree is not None and tree.data.sop == record.id


def _replies(library: Library, sop: str, trees: list[str]) -> list[str]:
    """The replies that name the SOP, that its page shows, or that its trees end in."""
    page = library.sop(sop)
    called = [one.argument for one in page.outline.calls if one.name == "reply"] if page else []
    ends = [
        outcome.reply
        for id in trees
        if (tree := library.get(DecisionTree, id))
        for outcome in tree.data.outcomes.values()
        if outcome.reply
    ]
    return list(dict.fromkeys([*called, *referrers(library, "sop", sop, by="reply"), *ends]))


def _playbooks(library: Library, sop: str) -> list[str]:
    """The playbooks that an SOP links to, and those that name it."""
    page = library.sop(sop)
    linked = {one.target.partition("#")[0] for one in page.outline.links} if page else set()
    named = referrers(library, "sop", sop, by="playbook")
    return [
        id for id in library.records.get("playbook", {}) if id in named or f"../playbooks/{id}.md" in linked
    ]
