"""Who does what: a RACI table, a task a row and a role a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import NONE, Child, el, joined, label, table
from deskbook.html.links import link, place

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.kinds.raci.schema import Raci
    from deskbook.library.model import Library, Record

PARTS = {
    "R": ("Responsible", "responsible"),
    "A": ("Accountable", "accountable"),
    "C": ("Consulted", "consulted"),
    "I": ("Informed", "informed"),
}


def render(record: Record[Raci], library: Library) -> Element:
    """Letters carry their word for those who ask; a key explains them to everyone."""
    tasks = record.data.tasks
    roles = list(
        dict.fromkeys(role for _, name in PARTS.values() for task in tasks for role in getattr(task, name))
    )
    rows: list[list[Child]] = []
    for task in tasks:
        cells: list[Child] = [task.task]
        for role in roles:
            letters = [letter for letter, (_, name) in PARTS.items() if role in getattr(task, name)]
            cells.append(_cell(letters))
        rows.append(cells)
    heads: list[Child] = ["Task", *[link(library, "role", role) for role in roles]]
    key = label("R responsible · A accountable · C consulted · I informed", "key")
    return el(
        "div",
        {"class": "desk-block desk-raci-block", "id": place("raci", record.id)},
        table(record.data.title, heads, rows, "raci"),
        key,
    )


def _cell(letters: list[str]) -> Element:
    if not letters:
        return el("span", {"class": "desk-none"}, NONE)
    marks = [
        el("abbr", {"class": f"desk-raci-{letter.lower()}", "title": PARTS[letter][0]}, letter)
        for letter in letters
    ]
    return el("span", None, *joined(marks, " "))
