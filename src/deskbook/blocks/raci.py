"""Who does what: a RACI table, a task a row and a role a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.raci import Raci
from deskbook.markup import Child, el, table, title_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library, Record

PARTS = {
    "R": ("Responsible", "responsible"),
    "A": ("Accountable", "accountable"),
    "C": ("Consulted", "consulted"),
    "I": ("Informed", "informed"),
}


def render(record: Record[Raci], library: Library) -> Element:
    """Letters carry their word for screen readers; a key explains them for everyone."""
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
    heads: list[Child] = ["Task", *[title_of(library, "role", role) for role in roles]]
    box = table(record.data.title, heads, rows, "raci")
    key = el("p", {"class": "desk-key"}, "R responsible · A accountable · C consulted · I informed")
    return el("div", {"class": "desk-block"}, box, key)


def _cell(letters: list[str]) -> Element:
    if not letters:
        return el("span", {"class": "desk-none"}, "–")
    parts: list[Child] = []
    for letter in letters:
        parts.append(" " if parts else None)
        parts.append(el("abbr", {"class": f"raci-{letter.lower()}", "title": PARTS[letter][0]}, letter))
    return el("span", None, *parts)
