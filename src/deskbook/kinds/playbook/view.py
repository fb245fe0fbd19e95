"""Every playbook, by the tool in which it clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import el
from deskbook.html.links import title
from deskbook.html.listings import by_title, entries, heading
from deskbook.kinds.playbook.schema import Playbook

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library


def render(library: Library) -> Element:
    """A playbook that uses several tools stands under each; a tool that does not exist goes by its id."""
    records = library.all(Playbook)
    used = {tool for record in records for tool in record.data.tools}
    known = [record.id for record in by_title(library, "tool")]
    box = el("div", {"class": "desk-view"})
    for tool in dict.fromkeys([*known, *sorted(used)]):
        if found := [record for record in records if tool in record.data.tools]:
            box.append(heading(title(library, "tool", tool), "playbooks", tool))
            box.append(entries(library, found))
    return box
