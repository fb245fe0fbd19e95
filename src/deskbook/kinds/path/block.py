"""One part of the training path: its goals and its tasks, with time, helper and where to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.elements import Child, bullets, el, facts, joined, label
from deskbook.html.links import link, place
from deskbook.kinds.path.schema import Path, Work

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.library.model import Library, Record


def render(record: Record[Path], library: Library) -> Element:
    """Tasks are boxes to tick, which work on paper too; a script keeps the ticks and shows progress."""
    data = record.data
    return el(
        "desk-path",
        {"class": "desk-card", "data-path": record.id, "id": place("path", record.id)},
        el(
            "p",
            {"class": "desk-card-title"},
            el("span", {"class": "desk-kind"}, f"{data.when}:"),
            " ",
            data.title,
        ),
        el("p", None, data.summary) if data.summary else None,
        label("Goals"),
        bullets(data.goals, {"class": "desk-goals"}),
        label("Tasks"),
        bullets([_task(task, library) for task in data.tasks], {"class": "desk-tasks"}),
        facts([("Done when", data.done_when)]),
    )


def _task(task: Work, library: Library) -> Element:
    box = el("label", None, el("input", {"type": "checkbox", "autocomplete": "off"}), f" {task.text}")
    notes: list[Child] = [str(task.time)] if task.time else []
    notes += [_people(name, role, library) for name, role in (("by", task.by), ("with", task.helper)) if role]
    named = (
        ("", "sop", task.sops),
        ("decision: ", "decision_tree", task.trees),
        ("checklist: ", "checklist", task.checklists),
        ("ticket: ", "ticket", task.tickets),
        ("quiz: ", "quiz", task.quizzes),
    )
    notes += [el("span", None, word, link(library, kind, id)) for word, kind, ids in named for id in ids]
    more = el("span", {"class": "desk-task-notes"}, " ", *joined(notes, " · ")) if notes else None
    return el("div", {"class": "desk-task", "data-task": task.id}, box, more)


def _people(name: str, role: str, library: Library) -> Element:
    return el("span", None, f"{name} ", link(library, "role", role))
