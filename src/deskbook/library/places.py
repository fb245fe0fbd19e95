"""Where records stand below `sop_data/`: what a file's path says of the records in it.

| file | what it holds |
| --- | --- |
| `sop_data/role/tier-1.yml` | one record: kind `role`, id `tier-1` |
| `sop_data/role.yml` | a mapping of ids to records of kind `role` |
| `sop_data/company.yml` | the one record of a kind that has only one |
| `sop_data/sops/refunds/raci.yml` | one record of kind `raci`, id `refunds` |
| `sop_data/sops/refunds/replies.yml` | a mapping of ids to records of kind `reply`, all of the SOP `refunds` |
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from deskbook.read.near import nearest, suggestion
from deskbook.schema.reference import ID, near_id
from deskbook.schema.room import file_names, rooms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deskbook.schema.reference import Schema

SOPS = "sops"
"""The folder of `sop_data/` that has one folder for each SOP."""

_ID = re.compile(ID)
_KEY = re.compile(r"""^["']?([a-z0-9-]{1,64})["']?:""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Place:
    """What a data file holds: one record (`id`), or a mapping of ids to records (`id` is None).

    `sop` is the SOP in whose folder the file lies, '' for a shared file.
    """

    kind: str
    id: str | None
    sop: str = ""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Why a file holds no record: it is named badly, or of no kind that there is."""

    problem: str
    unknown_kind: bool = False


def place(path: str, schemas: Mapping[str, type[Schema]]) -> Place | Misplaced:
    """What the file at `path` holds.

    >>> from deskbook.kinds.raci.schema import Raci
    >>> place("sop_data/sops/refunds/raci.yml", {"raci": Raci})
    Place(kind='raci', id='refunds', sop='refunds')
    >>> place("sop_data/sops/refunds/racis.yml", {"raci": Raci})
    Place(kind='raci', id=None, sop='refunds')
    >>> place("sop_data/rasci/refunds.yml", {"raci": Raci})
    Misplaced(problem="unknown kind 'rasci'; did you mean 'raci'?", unknown_kind=True)
    """
    parts = PurePosixPath(path).parts
    name = parts[-1].removesuffix(".yml")
    match parts[1:]:
        case (_,):
            return _shared(name, schemas)
        case ("sops", sop, _):
            return _of_sop(sop, name, schemas)
        case (kind, _):
            return _single(kind, name, schemas)
    return Misplaced(
        f"{parts[-1]!r} is no record here; move it to sop_data/<kind>/<id>.yml or sop_data/sops/<sop>/"
    )


def _shared(kind: str, schemas: Mapping[str, type[Schema]]) -> Place | Misplaced:
    if kind not in schemas:
        return Misplaced(f"unknown kind {kind!r}; {suggestion(kind, schemas)}", unknown_kind=True)
    return Place(kind, kind if rooms()[kind].one else None)


def _single(kind: str, id: str, schemas: Mapping[str, type[Schema]]) -> Place | Misplaced:
    if kind not in schemas:
        return Misplaced(f"unknown kind {kind!r}; {suggestion(kind, schemas)}", unknown_kind=True)
    if rooms()[kind].one:
        return Misplaced(f"a project has one {kind}; write it in sop_data/{kind}.yml")
    return bad_id(id) or Place(kind, id)


def _of_sop(sop: str, name: str, schemas: Mapping[str, type[Schema]]) -> Place | Misplaced:
    if problem := bad_id(sop):
        return problem
    names: dict[str, Place] = {}
    for kind in schemas:
        one, several = file_names(kind)
        names |= {one: Place(kind, sop, sop), several: Place(kind, None, sop)}
    if name in names:
        return names[name]
    near = nearest(name, names)
    hint = (
        f"did you mean {near + '.yml'!r}?"
        if near
        else "name it after its kind, such as raci.yml or replies.yml"
    )
    return Misplaced(f"{name + '.yml'!r} is of no kind; {hint}", unknown_kind=True)


def sop_of(path: str) -> str:
    """The SOP in whose folder a data file lies, '' for a shared one.

    >>> sop_of("sop_data/sops/refunds/raci.yml"), sop_of("sop_data/role.yml")
    ('refunds', '')
    """
    parts = PurePosixPath(path).parts
    return parts[2] if len(parts) == 4 and parts[:2] == ("sop_data", SOPS) else ""


def bad_id(id: str) -> Misplaced | None:
    """Why a text is no id, None where it is one."""
    if _ID.fullmatch(id) and len(id) <= 64:
        return None
    such = f", such as {near!r}" if (near := near_id(id)) else ""
    return Misplaced(f"file name {id!r} is no id; use lower-case words joined by hyphens{such}")


def ids_in(text: str) -> list[str]:
    """The ids that a mapping of records most probably has, for one that cannot be read.

    >>> ids_in("refund-sent:\\n  title: [Sent\\nrefund-declined:\\n  title: No\\n")
    ['refund-sent', 'refund-declined']
    """
    return _KEY.findall(text)


def usual(kind: str, id: str) -> str:
    """The file in which a shared record stands by default.

    >>> usual("role", "tier-1")
    'sop_data/role/tier-1.yml'
    """
    return f"sop_data/{kind}/{id}.yml"
