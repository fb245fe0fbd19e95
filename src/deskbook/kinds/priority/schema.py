"""The priority matrix, impact × urgency, and what each level means."""

from __future__ import annotations

from pydantic import Field, model_validator

from deskbook.kinds.decision_tree.schema import Priority as Level
from deskbook.schema.reference import Id, QueueId, Schema, Text, misplaced


class Grade(Schema):
    id: Id
    title: Text
    means: Text


class LevelMeaning(Schema):
    title: Text
    means: Text
    examples: list[Text] = Field(min_length=1)
    queue: QueueId
    action: Text


class Priority(Schema):
    """`matrix` maps impact to urgency to level; the facts `impact` and `urgency` use the same ids."""

    title: Text
    impacts: list[Grade] = Field(min_length=2)
    urgencies: list[Grade] = Field(min_length=2)
    matrix: dict[Id, dict[Id, Level]]
    levels: dict[Level, LevelMeaning]

    @model_validator(mode="after")
    def _full(self) -> Priority:
        for impact in self.impacts:
            row = self.matrix.get(impact.id, {})
            for urgency in self.urgencies:
                if urgency.id not in row:
                    raise misplaced(
                        f"the matrix has no level for {impact.id!r} × {urgency.id!r}; add it",
                        "matrix",
                        impact.id,
                    )
        used = {level for row in self.matrix.values() for level in row.values()}
        if missing := sorted(used - set(self.levels)):
            raise misplaced(
                f"level {missing[0]!r} is used and not explained; add it under `levels`", "levels"
            )
        return self

    def level(self, impact: str, urgency: str) -> str:
        """The priority of a ticket; raises KeyError on ids that the matrix does not have."""
        return self.matrix[impact][urgency]
