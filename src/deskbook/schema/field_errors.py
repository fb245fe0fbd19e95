"""What is wrong with a record's fields, one line for each, in words that its owner can act on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from deskbook.read.source import nearest, suggestion
from deskbook.schema.reference import ID, near_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError

    from deskbook.read.source import Document, Loc, Where
    from deskbook.schema.reference import Schema

FORMS = {
    f"^{ID}$": "write lower-case words joined by hyphens",
    f"^{ID}#[a-z0-9_-]+$": "write a page's id, # and the step's anchor, such as refunds#verify",
    r"^[a-z0-9-]+/[a-z0-9-]+$": "write a tree's id, / and the outcome's id, such as refund/decline",
    r"^p[1-4]$": "write p1, p2, p3 or p4",
    r"^[a-z]{2,3}(-[A-Z]{2})?$": "write a language such as en or pt-BR",
    r"^[A-Z]{2}$": "write a country's two capital letters, such as DE",
    r"^[A-Z]{3}$": "write a currency's three capital letters, such as EUR",
    r"^[a-z0-9][a-z0-9_-]*\.html$": "write the file name of a template, such as search.html",
    r"^[a-z0-9-]+(?:/[a-z0-9-]+)+$": "write the set and the icon's name, such as material/phone",
    r"^[a-z][a-z-]*$": "write lower-case words joined by hyphens",
    r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$": (
        "write lower-case words joined by dots, such as ticket.requester.first_name"
    ),
}
"""Each pattern of a schema, in words: nobody has to read a regular expression."""

_WANTED = {
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "string": "text",
    "date": "a date such as 2026-11-20",
    "list": "a list",
    "dict": "fields of its own",
    "model": "fields of its own",
}


def field_problems(
    doc: Document, schema: type[Schema], error: ValidationError
) -> Iterator[tuple[Where, str]]:
    """One (place, message) for each field that is wrong, however many ways it could have been right."""
    groups: dict[Loc, list[Any]] = {}
    missing: dict[Loc, list[str]] = {}
    found: Any = error.errors(include_url=False)
    for one in found:
        one["key"] = one["loc"][-1:] == ("[key]",)
        loc: Loc = tuple(part for part in one["loc"] if part != "[key]")
        if one["type"] == "misplaced":
            loc += one["ctx"]["at"]
        while one["type"] != "missing" and loc and loc not in doc.marks:
            loc = loc[:-1]
        groups.setdefault(loc, []).append(one)
    unknown = [loc for loc, errors in groups.items() if errors[0]["type"] == "extra_forbidden"]
    for loc, errors in groups.items():
        first = errors[0]
        if first["type"] == "missing":
            strangers = [str(other[-1]) for other in unknown if other[:-1] == loc[:-1]]
            if any(nearest(one, _fields(schema, loc)) == loc[-1] for one in strangers):
                continue  # the unknown field, told on its own line, is this one misspelt
            missing.setdefault(loc[:-1], []).append(str(loc[-1]))
            continue
        if len(errors) > 1:
            first = _of_union(errors)
        yield doc.where(*loc), _message(schema, loc, first)
    for loc, names in missing.items():
        yield doc.where(*loc), _missing(names, _inside((*loc, "")))


def _missing(names: list[str], inside: str) -> str:
    """One line for all that is left out of one place.

    >>> _missing(["team"], ""), _missing(["date", "by", "why"], " in history item 1")
    ("field 'team' is missing; add it", "fields 'date', 'by' and 'why' are missing in history item 1; add them")
    """
    quoted = [repr(name) for name in names]
    if len(names) == 1:
        return f"field {quoted[0]} is missing{inside}; add it"
    return f"fields {', '.join(quoted[:-1])} and {quoted[-1]} are missing{inside}; add them"


def _of_union(errors: list[Any]) -> Any:
    """The error to tell where a field may take several forms and the value has none of them.

    An error inside of one form says more than "another form was wanted".
    """
    told = [one for one in errors if not one["type"].endswith("_type") and "parsing" not in one["type"]]
    if told:
        return told[0]
    kinds = list(dict.fromkeys(_wanted(one["type"]) for one in errors))
    return {
        **errors[0],
        "type": "union",
        "wanted": " or ".join(filter(None, (", ".join(kinds[:-1]), kinds[-1]))),
    }


def _wanted(kind: str) -> str:
    return _WANTED.get(kind.partition("_")[0], "another kind of value")


def _message(schema: type[Schema], loc: Loc, error: Any) -> str:
    name = _path(loc)
    value = error["input"]
    quoted = shown(value)
    context = error.get("ctx", {})
    is_bad = f"{name} is {quoted}"
    if error.get("key"):
        is_bad = f"unknown name {quoted}{_inside(loc)}"
    match error["type"]:
        case "misplaced":
            return str(context["message"])
        case "extra_forbidden":
            return f"unknown field {str(loc[-1])!r}{_inside(loc)}; {suggestion(str(loc[-1]), _fields(schema, loc))}"
        case _ if value is None:
            return f"{name} is empty; fill it in{'' if _wanted_at(schema, loc) else ' or remove the line'}"
        case "string_too_short":
            return f"{name} is empty; fill it in"
        case "literal_error" | "enum":
            expected = re.findall(r"'([^']*)'", context.get("expected", ""))
            near = None if isinstance(value, list | dict) else nearest(str(value), expected)
            known = f"did you mean {near!r}?" if near else f"use one of: {', '.join(expected)}"
            return f"{is_bad}; {known}"
        case "string_pattern_mismatch":
            form = FORMS.get(context["pattern"], f"write it in the form {context['pattern']}")
            near = near_id(str(value)) if context["pattern"] == f"^{ID}$" else ""
            return f"{is_bad}; {form}{f', such as {near!r}' if near else ''}"
        case "too_short" | "too_long":
            side, limit = ("least", "min_length") if error["type"] == "too_short" else ("most", "max_length")
            mend = "add what is missing" if side == "least" else "keep the most useful or split the record"
            count = len(value)  # pydantic counts no mapping that is too long
            has = f"has {count} {'entry' if count == 1 else 'entries'}" if count else "is empty"
            return f"{name} {has}, at {side} {context[limit]} {'is' if context[limit] == 1 else 'are'} wanted; {mend}"
        case "string_too_long":
            return (
                f"{name} has {len(value)} characters, at most {context['max_length']} are taken; shorten it"
            )
        case "string_type" if isinstance(value, bool | int | float) or hasattr(value, "isoformat"):
            return f"{name} is {quoted}, which YAML does not read as text; put it in quotes"
        case "string_type" if isinstance(value, dict):
            return f"{name} is a mapping, which a colon or braces make of a text; put the text in quotes"
        case "string_type" if isinstance(value, list):
            return f"{name} is a list; write one text, in quotes where it begins with a bracket or a hyphen"
        case "model_type" | "model_attributes_type" | "dict_type" if wanted := _example(schema, loc):
            return f"{name} is {quoted}; write its fields, such as {wanted}"
        case "list_type" if not isinstance(value, dict):
            return f"{name} is {quoted}, not a list; write it in square brackets or with a hyphen a line"
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal":
            return f"{name} is {quoted}; {_bound(error['type'], context)}"
        case "union" if (digits := _digits(value)) and "number" in error["wanted"]:
            return f"{name} is {quoted}; write the number alone, such as {digits}"
        case "union":
            return f"{name} is {quoted}; write {error['wanted']}"
        case "int_parsing" | "float_parsing" | "int_type" | "float_type" if digits := _digits(value):
            return f"{name} is {quoted}; write the number alone, such as {digits}"
        case kind if kind.startswith("date"):
            return f"{name} is {quoted}; write {_WANTED['date']}"
        case kind if kind.partition("_")[0] in _WANTED and ("type" in kind or "parsing" in kind):
            return f"{name} is {quoted}; write {_wanted(kind)}"
    message = error["msg"].removeprefix("Value error, ")
    message = message[:1].lower() + message[1:]
    about = name if isinstance(value, dict) or quoted in message else f"{name} is {quoted}"
    return f"{about}: {message}" + ("" if ";" in message else "; mend the value")


def _digits(value: object) -> str:
    """The one number in a text that has more to it.

    >>> _digits("14 days"), _digits("$1,200"), _digits("20%"), _digits("5-10"), _digits("many")
    ('14', '1200', '20', '', '')
    """
    found = re.findall(r"[0-9]+(?:[.][0-9]+)?", re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", str(value)))
    return found[0] if len(found) == 1 and isinstance(value, str) else ""


def _bound(kind: str, context: dict[str, Any]) -> str:
    words = {
        "greater_than": ("more than", "gt"),
        "greater_than_equal": ("at least", "ge"),
        "less_than": ("less than", "lt"),
        "less_than_equal": ("at most", "le"),
    }
    text, key = words[kind]
    return f"write {text} {context[key]:,}"


def _path(loc: Loc) -> str:
    """A field as its owner would name it: itself first, then what it stands in.

    >>> _path(("scope",)), _path(("tasks", 0, "responsible", 1))
    ("'scope'", "'responsible' item 2 in tasks item 1")
    """
    items = f" item {loc[-1] + 1}" if loc and isinstance(loc[-1], int) else ""
    rest = loc[:-1] if items else loc
    return f"{str(rest[-1])!r}{items}{_inside(rest)}" if rest else f"the record{items}"


def _inside(loc: Loc) -> str:
    around = ""
    for part in loc[:-1]:
        around += f" item {part + 1}" if isinstance(part, int) else f"{'.' if around else ''}{part}"
    return f" in {around}" if around else ""


def _fields(schema: type[Schema], loc: Loc) -> list[str]:
    """The names that would be right for a field at `loc`."""
    return sorted(
        {field.alias or name for model in _models(schema, loc) for name, field in model.model_fields.items()}
    )


def _example(schema: type[Schema], loc: Loc) -> str:
    """The fields that the value at `loc` has to have, as YAML; '' where it has none of its own.

    The value of a mapping by name, such as the nodes of a tree, has none: its names are free.
    """
    for model in _models(schema, (*loc, "")):
        names = [field.alias or name for name, field in model.model_fields.items() if field.is_required()]
        return "{" + ", ".join(f"{name}: …" for name in names[:4]) + "}" if names else ""
    return ""


def _wanted_at(schema: type[Schema], loc: Loc) -> bool:
    """Whether the field at `loc` has to be there."""
    return any(
        field.is_required()
        for model in _models(schema, loc)
        for name, field in model.model_fields.items()
        if loc[-1] in (name, field.alias)
    )


def _models(schema: type[Schema], loc: Loc) -> list[type[BaseModel]]:
    """The schemas that the fields next to `loc` may follow."""
    hints: list[Any] = [schema]
    for part in loc[:-1]:
        step: list[Any] = []
        for hint in hints:
            if isinstance(hint, type) and issubclass(hint, BaseModel):
                step += [f.annotation for n, f in hint.model_fields.items() if part in (n, f.alias)]
            else:
                step += list(get_args(hint))
        hints = [inner for hint in step for inner in (hint, *get_args(hint))]
    return [hint for hint in hints if isinstance(hint, type) and issubclass(hint, BaseModel)]


def shown(value: object) -> str:
    """A bad value as a message quotes it: short and on one line.

    >>> shown("tire-1"), shown(14), shown(None), shown([])
    ("'tire-1'", "'14'", 'empty', 'a list')
    >>> shown(True)
    "'true'"
    """
    if isinstance(value, bool):
        return "'true'" if value else "'false'"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "empty"
    text = repr(value if isinstance(value, str) else str(value))
    return text if len(text) <= 60 else f"{text[:56]}…{text[0]}"
