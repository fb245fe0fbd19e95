"""The fields of a path."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from deskbook.schema.durations import Span
from deskbook.schema.reference import (
    Id,
    QuizId,
    Ref,
    RoleId,
    Schema,
    SopId,
    Text,
    TreeId,
    misplaced,
    repeated,
)


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
