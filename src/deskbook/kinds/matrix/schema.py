"""The fields of a matrix."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from deskbook.read.near import suggestion
from deskbook.schema.reference import (
    Id,
    MetricId,
    QueueId,
    ReplyId,
    RoleId,
    Schema,
    SopId,
    StepRef,
    Text,
    ToolId,
    TreeId,
    misplaced,
    repeated,
)


def _words(value: Any) -> Any:
    return f"{value:,}" if isinstance(value, int | float) and not isinstance(value, bool) else value


Words = Annotated[Text, BeforeValidator(_words)]


class Refer(Schema):
    """A cell that names a record: one field of the kind, and `text` where its title is not enough."""

    sop: SopId | None = None
    step: StepRef | None = None
    reply: ReplyId | None = None
    role: RoleId | None = None
    queue: QueueId | None = None
    tool: ToolId | None = None
    metric: MetricId | None = None
    tree: TreeId | None = None
    text: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> Refer:
        if len(self.named()) != 1:
            raise ValueError("a cell names one record, such as {sop: refunds}; keep one")
        return self

    def named(self) -> list[tuple[str, str]]:
        """(kind, id) of what the cell names."""
        kinds = [name for name in type(self).model_fields if name != "text"]
        return [(kind, id) for kind in kinds if (id := getattr(self, kind)) is not None]


class Column(Schema):
    id: Id
    title: Text


Value = Words | Refer | list[Words | Refer]


class Matrix(Schema):
    """Each row maps the ids of columns to a text, a reference such as `{role: tier-2}`, or a list of them."""

    title: Text
    summary: Text | None = None
    owner: RoleId | None = None
    columns: list[Column] = Field(min_length=2, max_length=8)
    rows: list[dict[Id, Value]] = Field(min_length=1, max_length=60)
    note: Text | None = None

    @model_validator(mode="after")
    def _fits(self) -> Matrix:
        ids = [column.id for column in self.columns]
        if (twice := repeated(ids)) is not None:
            raise misplaced(f"column {ids[twice]!r} stands twice; keep one", "columns", twice, "id")
        for number, row in enumerate(self.rows):
            if unknown := sorted(set(row) - set(ids)):
                near = suggestion(unknown[0], ids, f"use: {', '.join(ids)}")
                raise misplaced(
                    f"row {number + 1} fills {unknown[0]!r}, which is no column; {near}",
                    "rows",
                    number,
                    unknown[0],
                )
            if ids[0] not in row:
                raise misplaced(
                    f"row {number + 1} has no {ids[0]!r}, which names the row; add it", "rows", number
                )
        return self
