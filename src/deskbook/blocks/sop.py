"""The facts of an SOP at its head: who owns it, whether it is in force, for whom, where and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.badges import review_line, state
from deskbook.links import link
from deskbook.markup import Child, day, el, facts, joined, sentence, spoken
from deskbook.reviews.due import status, waiver_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from deskbook.kinds.sop import Sop
    from deskbook.model import Library, Record

KIND = "sop"

AI = {
    "resolve": ("resolves", "may close these tickets alone"),
    "assist": ("assists", "may prepare the work; a person decides and sends"),
    "human": ("stays out", "a person does all of it"),
}

CADENCE = {
    "monthly": "every month",
    "quarterly": "every quarter",
    "half-yearly": "every half-year",
    "yearly": "every year",
}


def render(record: Record[Sop], library: Library) -> Element:
    data = record.data
    owner: list[Child] = [link(library, "role", data.owner)]
    if data.co_owners:
        owner += [" with ", *_links(library, "role", data.co_owners)]
    return el(
        "div",
        {"class": "desk-sop", "data-sop": record.id, "data-state": data.state},
        *_notices(record, library),
        facts(
            [
                ("Owner", owner),
                ("Review", [*review_line(library, record), f", {CADENCE[data.cadence]}"]),
                ("State", state(data)),
                ("Scope", data.scope),
                ("For", _links(library, "role", data.audience)),
                ("Channels", _links(library, "channel", data.channels)),
                ("Products", _links(library, "product", data.products)),
                ("Tools", _links(library, "tool", data.tools)),
                ("Time on task", data.time_on_task),
                ("An AI agent", _ai(data)),
            ],
            "facts",
        ),
    )


def _ai(data: Sop) -> list[Child]:
    short, long = AI[data.ai]
    return [el("span", {"class": f"desk-badge desk-badge-{data.ai}"}, short), f": {long}"]


def _links(library: Library, kind: str, ids: Iterable[str]) -> list[Child]:
    return joined(link(library, kind, id) for id in ids)


def _notices(record: Record[Sop], library: Library) -> list[Element]:
    """What a reader must know before following the page."""
    data, now = record.data, status(library, record)
    found: list[tuple[str, list[Child]]] = []
    if data.state == "draft":
        found.append(("draft", ["Draft. Do not follow this page yet."]))
    if data.state == "shadow":
        until: list[Child] = [" until ", day(data.shadow_until)] if data.shadow_until else []
        found.append(("shadow", ["Shadow mode", *until, ". Follow it, and tell the owner where it fails."]))
    if data.state == "retired":
        found.append(("retired", ["Retired. Do not follow this page any more."]))
    if now.state == "triggered":
        found.append(
            ("triggered", [f"Review due at once: {sentence(now.note)} Ask the owner when in doubt."])
        )
    if waiver := waiver_of(library, record) if now.state == "waived" else None:
        who = link(library, "role", waiver.approved_by)
        why: list[Child] = [", approved by ", who, f": {sentence(waiver.reason)}"]
        found.append(("waived", [f"The review is overdue. Waived until {spoken(waiver.expires)}", *why]))
    return [el("p", {"class": f"desk-notice desk-notice-{kind}"}, *words) for kind, words in found]
