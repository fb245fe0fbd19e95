"""What a reader must know before following a page: a draft, shadow mode, a review that is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Child, day, el, sentence, spoken
from deskbook.html.links import link
from deskbook.reviews.due import status, waiver_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.playbook.schema import Playbook
    from deskbook.kinds.sop.schema import Sop
    from deskbook.library.model import Library, Record


def notices(record: Record[Sop] | Record[Playbook], library: Library) -> list[Element]:
    """One paragraph for each; none where the page is in force and reviewed."""
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
        why = f"Review due at once: {sentence(now.note)} Ask the owner when in doubt."
        found.append(("triggered", [why]))
    if waiver := waiver_of(library, record) if now.state == "waived" else None:
        until = [f"The review is overdue. Waived until {spoken(waiver.expires)}, approved by "]
        reason = f": {sentence(waiver.reason)}"
        found.append(("waived", [*until, link(library, "role", waiver.approved_by), reason]))
    return [el("p", {"class": f"desk-notice desk-notice-{kind}"}, *words) for kind, words in found]
