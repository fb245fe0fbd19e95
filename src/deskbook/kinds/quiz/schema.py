"""The fields of a quiz."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from deskbook.schema.reference import Id, Schema, SopId, StepRef, Text, misplaced, repeated


class Option(Schema):
    id: Id
    text: Text


class Question(Schema):
    """`answer` is the id of the right option, `feedback` says why, `step` where the SOP says so."""

    id: Id
    ask: Text
    options: list[Option] = Field(min_length=2, max_length=6)
    answer: Id
    feedback: Text
    step: StepRef

    @model_validator(mode="after")
    def _known(self) -> Question:
        ids = [option.id for option in self.options]
        if (twice := repeated(ids)) is not None:
            raise misplaced(f"option {ids[twice]!r} stands twice; keep one", "options", twice, "id")
        if self.answer not in ids:
            raise misplaced(f"answer {self.answer!r} is no option; use one of: {', '.join(ids)}", "answer")
        return self


class Quiz(Schema):
    """`pass_mark` is the share of right answers, in percent, that counts as passed."""

    title: Text
    summary: Text | None = None
    sop: SopId
    pass_mark: Annotated[int, Field(ge=1, le=100)]
    questions: list[Question] = Field(min_length=1, max_length=20)

    @model_validator(mode="after")
    def _once(self) -> Quiz:
        ids = [question.id for question in self.questions]
        if (twice := repeated(ids)) is not None:
            raise misplaced(f"question {ids[twice]!r} stands twice; keep one", "questions", twice, "id")
        return self
