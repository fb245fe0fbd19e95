"""References: the fields of a schema that name a record, a page or a step, and how to find them."""

from __future__ import annotations

import re
import types
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import GetJsonSchemaHandler
    from pydantic_core import core_schema

    from deskbook.read.source import Loc

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"

Id = Annotated[str, StringConstraints(pattern=f"^{ID}$", max_length=64)]
"""A file name without its ending: lower-case words joined by hyphens."""


def _as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


Word = Annotated[Id, BeforeValidator(_as_text)]
"""A word of the company's vocabulary, even where YAML reads it as a number."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=6000, strip_whitespace=True)]
"""Plain text, never markup; every place that renders it escapes it."""


def near_id(text: str) -> str:
    """The id that a text comes nearest to, '' where it has no letter or digit for one, or others than ours.

    >>> near_id("Tier 2"), near_id("Über uns")
    ('tier-2', '')
    """
    if any(one.isalpha() and not one.isascii() for one in text):
        return ""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:64].strip("-")


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that holds the id of a record of `kind` (or `step`: `page-id#anchor`)."""

    kind: str

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "x-kind": self.kind}


class Schema(BaseModel):
    """A frozen record: unknown keys are errors, and its kind is the name of its room."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def misplaced(message: str, *loc: str | int) -> PydanticCustomError:
    """What only the whole shows to be wrong with a part, told at the line of the part."""
    return PydanticCustomError("misplaced", "{message}", {"message": message, "at": loc})


def repeated(ids: Sequence[str]) -> int | None:
    """The place of the first that stands there for the second time.

    >>> repeated(["a", "b", "a"]), repeated(["a", "b"])
    (2, None)
    """
    return next((place for place, id in enumerate(ids) if id in ids[:place]), None)


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


Found = list[tuple["Loc", str, str]]
Collect = Callable[[Any, "Loc", Found], None]
"""Adds what a value refers to, itself at a place, to a list."""


def references(value: Any, hint: Any = None, loc: Loc = ()) -> Iterator[tuple[Loc, str, str]]:
    """Every (place, kind, id) that a schema instance refers to."""
    found: Found = []
    of: Any = hint or type(value)
    if collect := _collector(of):
        collect(value, loc, found)
    return iter(found)


@cache
def _collector(hint: Any) -> Collect | None:
    """How to collect from values of a type, None where they refer to nothing."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return _of_model(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        kinds = [extra.kind for extra in args[1:] if isinstance(extra, Ref)]
        return _of_id(kinds[0]) if kinds else _collector(args[0])
    if origin in (Union, types.UnionType):
        parts = [part for arg in args if (part := _collector(arg))]
        return _of_union(parts) if parts else None
    if origin in (list, tuple) and args:
        item = _collector(args[0])
        return _of_list(item) if item else None
    if origin is dict:
        key, item = _collector(args[0]), _collector(args[1])
        return _of_dict(key, item) if key or item else None
    return None


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, Collect], ...]:
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        (name, field.alias or name, collect)
        for name, field in model.model_fields.items()
        if (collect := _collector(hints[name]))
    )


def _of_model(model: type[BaseModel]) -> Collect:
    def collect(value: Any, loc: Loc, found: Found) -> None:
        if isinstance(value, model):
            for name, alias, inner in _fields(model):
                if one := getattr(value, name):
                    inner(one, (*loc, alias), found)

    return collect


def _of_id(kind: str) -> Collect:
    def collect(value: Any, loc: Loc, found: Found) -> None:
        if isinstance(value, str):
            found.append((loc, kind, value))

    return collect


def _of_union(parts: list[Collect]) -> Collect:
    if len(parts) == 1:
        return parts[0]

    def collect(value: Any, loc: Loc, found: Found) -> None:
        for part in parts:
            part(value, loc, found)

    return collect


def _of_list(item: Collect) -> Collect:
    def collect(value: Any, loc: Loc, found: Found) -> None:
        if isinstance(value, list | tuple):
            for index, one in enumerate(value):
                item(one, (*loc, index), found)

    return collect


def _of_dict(key: Collect | None, item: Collect | None) -> Collect:
    def collect(value: Any, loc: Loc, found: Found) -> None:
        if isinstance(value, dict):
            for name, one in value.items():
                if key:
                    key(name, (*loc, name), found)
                if item:
                    item(one, (*loc, name), found)

    return collect
