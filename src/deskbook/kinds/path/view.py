"""The training path: its parts in order, with what each takes, and the reader's progress where scripts run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import NONE, Cell, el, table
from deskbook.html.links import link
from deskbook.kinds.path.schema import Path
from deskbook.schema.durations import spelled

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record


def render(library: Library) -> Element:
    rows: list[list[Cell]] = []
    for record in sorted(library.all(Path), key=lambda one: (one.data.order, one.id)):
        data = record.data
        minutes = sum(task.time.minutes for task in data.tasks if task.time)
        rows.append(
            [
                link(library, "path", record.id),
                data.when,
                _tasks(record),
                f"at least {spelled(minutes, working=True)}" if minutes else NONE,
                data.done_when,
            ]
        )
    head = ["Part", "When", "Tasks", "Time", "Done when"]
    progress = el("desk-progress", {"data-file": "true"}, table("The training path", head, rows, "training"))
    return el("div", {"class": "desk-view"}, progress)


def _tasks(record: Record[Path]) -> Element:
    """The number of a part's tasks, with their ids for the script that counts those done."""
    ids = " ".join(task.id for task in record.data.tasks)
    return el("span", {"data-path": record.id, "data-tasks": ids}, str(len(record.data.tasks)))
