"""How far a new agent has come: tasks and quizzes, filled in by the browser or by hand on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Cell, el, table
from deskbook.html.links import link
from deskbook.html.listings import by_title
from deskbook.kinds.path.schema import Path

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record


def render(library: Library) -> Element:
    """Without scripts the last column has room to write in."""
    parts: list[list[Cell]] = [
        [link(library, "path", record.id), record.data.when, _tasks(record)]
        for record in sorted(library.all(Path), key=lambda one: (one.data.order, one.id))
    ]
    quizzes: list[list[Cell]] = [
        [
            link(library, "quiz", record.id),
            f"{record.data.pass_mark}%",
            el("span", {"data-quiz-result": record.id}, "… %"),
        ]
        for record in by_title(library, "quiz")
    ]
    return el(
        "div",
        {"class": "desk-view"},
        el(
            "desk-progress",
            None,
            table("Tasks of the training path", ["Part", "When", "Done"], parts, "progress"),
            table("Quizzes", ["Quiz", "Passed from", "Result"], quizzes, "progress"),
        ),
    )


def _tasks(record: Record[Path]) -> Element:
    """The ids of a part's tasks let the script count those that still exist."""
    ids = " ".join(task.id for task in record.data.tasks)
    return el("span", {"data-path": record.id, "data-tasks": ids}, f"… of {len(record.data.tasks)}")
