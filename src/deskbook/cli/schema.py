"""`deskbook schema`: the JSON Schemas with which an editor completes and checks data files."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskbook import app
from deskbook.cli._project import root_of
from deskbook.cli._say import counted, say
from deskbook.errors import DeskbookError
from deskbook.read.near import suggestion
from deskbook.schema.reference import ID
from deskbook.schema.room import rooms

if TYPE_CHECKING:
    import argparse

    from deskbook.library.model import Library
    from deskbook.schema.reference import Schema

HELP = "print or write the JSON Schemas that editors use for completion"
FIGURE = r"^\s*\{\{\s*figure\.[A-Za-z0-9_-]+(\.value)?\s*\}\}\s*$"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", metavar="KIND", help="one kind (default: all)")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write one file a kind into this folder")


def run(args: argparse.Namespace) -> int:
    schemas = app.schemas()
    if args.kind is not None and args.kind not in schemas:
        raise DeskbookError(f"unknown kind {args.kind!r}; {suggestion(args.kind, schemas)}")
    library = _project(args)
    chosen = {args.kind: schemas[args.kind]} if args.kind else schemas
    made = {kind: json_schema(kind, schema, library) for kind, schema in chosen.items()}
    if args.out is None:
        say(_text(made[args.kind] if args.kind else made))
        return 0
    args.out.mkdir(parents=True, exist_ok=True)
    for kind, schema in made.items():
        (args.out / f"{kind}.json").write_text(_text(schema), encoding="utf-8")
    say(f"wrote {counted(len(made), 'schema')} to {args.out}")
    folder = _from_root(args)
    globs = {f"{folder}/{kind}.json": f"sop_data/{kind}/*.yml" for kind in made if not rooms()[kind].folder}
    if globs:
        say("The YAML extension of VS Code takes them from .vscode/settings.json:")
        say(_text({"yaml.schemas": globs}))
        say("Any other editor with the YAML language server takes them from the first line of a file:")
        first = next(iter(globs))
        say(f"# yaml-language-server: $schema={first if Path(first).is_absolute() else f'../../{first[2:]}'}")
    return 0


def _from_root(args: argparse.Namespace) -> str:
    """The folder of the schemas as an editor names it that has the project open."""
    out = Path(os.path.realpath(args.out))
    with suppress(DeskbookError):
        root = root_of(args).resolve()
        if out.is_relative_to(root):
            return f"./{out.relative_to(root).as_posix()}"
    return str(out.as_posix())


def json_schema(kind: str, schema: type[Schema], library: Library | None = None) -> dict[str, Any]:
    """The schema of a kind: references offer the ids of the project, numbers take a figure too."""
    made = schema.model_json_schema(by_alias=True)
    for part in _parts(made):
        if isinstance(part.get("title"), str):
            del part["title"]
        of = part.pop("x-kind", None)
        if of and library is not None and (ids := sorted(library.ids(of))):
            part["examples"] = ids
        if part.get("type") in ("integer", "number"):
            part["anyOf"] = [_bounds(part), {"type": "string", "pattern": FIGURE}]
        elif (
            isinstance(pattern := part.get("pattern"), str) and not of and pattern not in (f"^{ID}$", FIGURE)
        ):
            part["pattern"] = f"{pattern}|{FIGURE}"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": kind, **made}


def _bounds(part: dict[str, Any]) -> dict[str, Any]:
    """Take out what says which numbers are taken."""
    return {
        name: part.pop(name)
        for name in ("type", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
        if name in part
    }


def _parts(value: Any) -> list[dict[str, Any]]:
    """Every mapping inside, outermost first."""
    if isinstance(value, dict):
        return [value, *(part for item in value.values() for part in _parts(item))]
    if isinstance(value, list):
        return [part for item in value for part in _parts(item)]
    return []


def _project(args: argparse.Namespace) -> Library | None:
    """The project whose ids are offered; schemas can be made without one."""
    try:
        return app.open_folder(root_of(args))
    except DeskbookError:
        if args.root is not None:
            raise
        return None


def _text(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
