"""One part of the training path: its goals and its tasks, with time, helper and where to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator

from deskbook.durations import Span
from deskbook.links import link, place
from deskbook.markup import Child, bullets, el, facts, joined, label
from deskbook.reference import Id, QuizId, Ref, RoleId, Schema, SopId, Text, TreeId, misplaced, repeated

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.model import Library, Record


class Work(Schema):
    """One task; `by` does it where the learner does not, `helper` helps, the rest is what to read or do."""

    id: Id
    text: Text
    time: Span | None = None
    by: RoleId | None = None
    helper: RoleId | None = None
    sops: list[SopId] = Field(default=[], max_length=8)
    quizzes: list[QuizId] = Field(default=[], max_length=8)
    trees: list[TreeId] = Field(default=[], max_length=4)
    checklists: list[Annotated[Id, Ref("checklist")]] = Field(default=[], max_length=4)
    tickets: list[Annotated[Id, Ref("ticket")]] = Field(default=[], max_length=10)


class Path(Schema):
    """`order` sorts the parts; `when` says which days they take, such as *Week 1*."""

    title: Text
    order: Annotated[int, Field(ge=0, le=99)]
    when: Text
    summary: Text | None = None
    goals: list[Text] = Field(min_length=1, max_length=10)
    tasks: list[Work] = Field(min_length=1, max_length=30)
    done_when: Text

    @model_validator(mode="after")
    def _once(self) -> Path:
        ids = [task.id for task in self.tasks]
        if (twice := repeated(ids)) is not None:
            raise misplaced(f"task {ids[twice]!r} stands twice; keep one", "tasks", twice, "id")
        return self


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
