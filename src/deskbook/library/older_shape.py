"""A project of the old shape in the new one: each record to the SOP that it belongs to, comments and all.

The old shape has a file for each record, `sop_data/<kind>/<id>.yml`. In the new one an SOP's records lie in
`sop_data/sops/<sop>/`, and what is shared stands by kind. Ids stay, so that nothing else changes.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from deskbook.library.places import place
from deskbook.library.uses import callers
from deskbook.schema.room import file_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deskbook.library.model import Library, Record
    from deskbook.schema.reference import Schema

ALONE = 4
"""So many shared records of a kind keep a file each; more of them share one, unless they are long."""
LONG = 60
"""Lines of a shared record that is better kept in a file of its own."""

_DIRECTIVE = re.compile(r"\A(?:\s*#\s*yaml-language-server:[^\n]*\n|---[ \t]*\n)+")
_OWN = re.compile(
    r"^(?:sop:[ \t]*([a-z0-9-]+)|sops:[ \t]*\[[ \t]*([a-z0-9-]+)[ \t]*\])[ \t]*\n", re.MULTILINE
)


def moved(library: Library, texts: Mapping[str, str]) -> dict[str, str]:
    """Path → text of every data file in the new shape; `texts` are the files of `sop_data/` as they are.

    A file that is in the new shape already stays as it is.
    """
    files: dict[str, str] = {}
    groups: dict[tuple[str, str], list[Record[Any]]] = {}
    for records in library.records.values():
        for record in records.values():
            path = record.doc.path
            if not path.startswith("sop_data/"):
                continue
            at = place(path, {record.kind: kind_schema(record)})
            if path.startswith("sop_data/sops/") or getattr(at, "id", None) is None:
                files[path] = texts[path]
            else:
                groups.setdefault((home(library, record), record.kind), []).append(record)
    for (sop, kind), together in groups.items():
        for path, text in (_of_sop if sop else _shared)(sop, kind, together, texts):
            files[path] = f"{files[path].rstrip()}\n\n{text}" if path in files else text
    return files


def kind_schema(record: Record[Any]) -> type[Schema]:
    schema: type[Schema] = type(record.data)
    return schema


def home(library: Library, record: Record[Any]) -> str:
    """The SOP that a record belongs to, '' where it is shared.

    A record names its SOP, a ticket by its tree, others by their id; else it is the one SOP that shows it.
    """
    data = record.data
    if library.rooms[record.kind].shared:
        return ""
    if tree := library.find("decision_tree", getattr(data, "tree", "")):
        return str(tree.data.sop)
    if sop := getattr(data, "sop", None):
        return sop if isinstance(sop, str) and library.sop(sop) else ""
    if sops := getattr(data, "sops", None):
        return (
            str(sops[0]) if isinstance(sops, list) and library.sop(sops[0]) and record.kind == "reply" else ""
        )
    if library.sop(record.id):
        return record.id
    showing = [page.id for page in callers(library, record.kind, record.id) if page.kind == "sop"]
    return showing[0] if len(showing) == 1 else ""


def _of_sop(
    sop: str, kind: str, records: list[Record[Any]], texts: Mapping[str, str]
) -> list[tuple[str, str]]:
    one, several = file_names(kind)
    folder = f"sop_data/sops/{sop}"
    if [one.id for one in records] == [sop]:
        return [(f"{folder}/{one}.yml", _without_own(_text(records[0], texts), sop))]
    parts = [entry(one.id, _without_own(_text(one, texts), sop)) for one in records]
    return [(f"{folder}/{several}.yml", "\n".join(parts))]


def _shared(_: str, kind: str, records: list[Record[Any]], texts: Mapping[str, str]) -> list[tuple[str, str]]:
    longest = max(_text(one, texts).count("\n") for one in records)
    if len(records) <= ALONE or longest > LONG:
        return [(one.doc.path, texts[one.doc.path]) for one in records]
    return [(f"sop_data/{kind}.yml", "\n".join(entry(one.id, _text(one, texts)) for one in records))]


def _text(record: Record[Any], texts: Mapping[str, str]) -> str:
    return (
        _DIRECTIVE.sub("", texts[record.doc.path].removeprefix("\ufeff").replace("\r\n", "\n")).rstrip()
        + "\n"
    )


def entry(id: str, text: str) -> str:
    r"""A record below its id.

    >>> entry("sent", "title: Sent\nbody: |\n  Hello.\n\n  Bye.\n")
    'sent:\n  title: Sent\n  body: |\n    Hello.\n\n    Bye.\n'
    """
    lines = [f"  {line}" if line.strip() else "" for line in text.rstrip("\n").split("\n")]
    return "\n".join([f"{id}:", *lines, ""])


def _without_own(text: str, sop: str) -> str:
    """A record without the line that names the SOP in whose folder it now lies."""
    return _OWN.sub(lambda found: "" if (found[1] or found[2]) == sop else found[0], text)


def emptied(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The files that the move leaves without a record."""
    return sorted(path for path in before.keys() - after.keys() if PurePosixPath(path).suffix == ".yml")
