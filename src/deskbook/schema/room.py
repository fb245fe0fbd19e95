"""What other code must know of a kind, as one value; each room of `deskbook.kinds` states its own as `ROOM`.

A room is a folder named after its kind:

| file | what it holds |
| --- | --- |
| `__init__.py` | `ROOM`, this value |
| `schema.py` | the fields of a record: a class named after the kind |
| `block.py` | `render(record, library)`: what a page calls by the kind's name |
| `view.py` | `render(library)`: the listing named by `view` |
| `template.yml`, `template.md` | what `deskbook new` writes |
| any other module with `render(record, library)` | one more block on the same record, called by the module's name |

All but the first may be missing. Dropping the folder in registers the kind, removing it removes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Literal

from deskbook.discover import modules


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The defaults fit a table that pages show: `raci`, for instance, states nothing else."""

    files: tuple[str, str] | None = None
    """Its files in an SOP's folder, for one record and for several; None where they bear the kind's name."""
    folder: str = ""
    """The folder of `docs/` whose pages hold its records as front matter; '' for records of `sop_data/`."""
    one: bool = False
    """A project has one record of it, in `sop_data/<kind>.yml`."""
    shared: bool = False
    """Its records belong to all SOPs, even where one of them names an SOP."""

    inline: bool = False
    """Its block stands in a sentence, so that a page which names a record is not the place that explains it."""
    view: str = ""
    """The name of the view that lists all its records."""
    listed: bool = False
    """The view shows each record under its own id, and links lead there where no page shows the record."""
    prefix: str = ""
    """How its ids in a page begin, where that is not the kind's own name."""

    spoken: str = ""
    """What people call it, where that is not its own name."""
    reviewed: bool = False
    """Each record has an owner and a day on which it is due for review."""

    useful_alone: bool = False
    """It is no mistake if nothing names a record of it."""
    tries: frozenset[str] = frozenset()
    """Kinds whose records it only tries out: naming one of them does not count as a use."""
    leads: Literal["always", "abroad", "never"] = "abroad"
    """Whether a record that names a page leads readers there: `abroad`, only if it is not part of that page."""
    searched: bool = False
    """The search reads the texts of the records that an SOP shows."""

    words_shown: Mapping[str, int] = field(default_factory=dict)
    """Block → about how many words it shows on paper, for blocks that do not show their record in full."""
    words_for_each: float = 1.15
    """Words on paper for each word of a record that is shown in full."""


@cache
def rooms() -> Mapping[str, Room]:
    """Every kind's room, by kind.

    >>> rooms()["reply"].files
    ('reply', 'replies')
    """
    return MappingProxyType({kind: room.ROOM for kind, room in modules("deskbook.kinds").items()})


@cache
def page_kinds() -> Mapping[str, str]:
    """Folder of `docs/` → kind of its pages; an `index.md` and all other folders hold plain pages.

    >>> dict(page_kinds())
    {'playbooks': 'playbook', 'sops': 'sop'}
    """
    return MappingProxyType({room.folder: kind for kind, room in rooms().items() if room.folder})


def file_names(kind: str) -> tuple[str, str]:
    """The names of a kind's files in an SOP's folder: for one record, and for several by their ids.

    >>> file_names("raci"), file_names("decision_tree")
    (('raci', 'racis'), ('tree', 'trees'))
    """
    name = kind.replace("_", "-")
    return rooms()[kind].files or (name, f"{name}s")
