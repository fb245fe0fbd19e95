"""References: the fields of a schema that name a record, a page or a step, and how to find them."""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, StringConstraints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import GetJsonSchemaHandler
    from pydantic_core import core_schema

    from deskbook.source import Loc

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"

Id = Annotated[str, StringConstraints(pattern=f"^{ID}$", max_length=64)]
"""A file name without its ending: lower-case words joined by hyphens."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=6000, strip_whitespace=True)]
"""Plain text, never markup; every place that renders it escapes it."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that holds the id of a record of `kind` (or `step`: `page-id#anchor`)."""

    kind: str

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "x-kind": self.kind}


class Schema(BaseModel):
    """A frozen record: unknown keys are errors, and its kind is the name of its module."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


RoleId = Annotated[Id, Ref("role")]
ToolId = Annotated[Id, Ref("tool")]
ChannelId = Annotated[Id, Ref("channel")]
ProductId = Annotated[Id, Ref("product")]
PlanId = Annotated[Id, Ref("plan")]
QueueId = Annotated[Id, Ref("queue")]
CategoryId = Annotated[Id, Ref("category")]
FactId = Annotated[Id, Ref("fact")]
TreeId = Annotated[Id, Ref("decision_tree")]
ReplyId = Annotated[Id, Ref("reply")]
MetricId = Annotated[Id, Ref("metric")]
SopId = Annotated[Id, Ref("sop")]
PathId = Annotated[Id, Ref("path")]
QuizId = Annotated[Id, Ref("quiz")]
StepRef = Annotated[str, StringConstraints(pattern=f"^{ID}#[a-z0-9_-]+$", max_length=140), Ref("step")]


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, Any], ...]:
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        (name, field.alias or name, hints[name])
        for name, field in model.model_fields.items()
        if _may_refer(hints[name])
    )


@cache
def _may_refer(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return True
    if get_origin(hint) is Annotated and any(isinstance(extra, Ref) for extra in get_args(hint)[1:]):
        return True
    return any(_may_refer(part) for part in get_args(hint) if not isinstance(part, str))


def references(value: Any, hint: Any = None, loc: Loc = ()) -> Iterator[tuple[Loc, str, str]]:
    """Every (place, kind, id) that a schema instance refers to."""
    if isinstance(value, BaseModel):
        for name, alias, inner in _fields(type(value)):
            yield from references(getattr(value, name), inner, (*loc, alias))
        return
    if value is None or hint is None:
        return
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        for extra in args[1:]:
            if isinstance(extra, Ref) and isinstance(value, str):
                yield loc, extra.kind, value
        yield from references(value, args[0], loc)
    elif origin in (Union, types.UnionType):
        for part in args:
            yield from references(value, part, loc)
    elif isinstance(value, list | tuple) and args:
        for index, item in enumerate(value):
            yield from references(item, args[0], (*loc, index))
    elif isinstance(value, dict) and len(args) == 2:
        for key, item in value.items():
            yield from references(key, args[0], (*loc, key))
            yield from references(item, args[1], (*loc, key))
