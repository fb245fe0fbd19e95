"""What is due: every page and reply that somebody has to review now or soon, by owner."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from deskbook.library.load import path_of
from deskbook.reviews.due import SOON_DAYS, Status, dated, status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deskbook.library.model import Library, Record

_URGENCY = ("overdue", "triggered", "waived", "soon", "ok")


@dataclass(frozen=True, slots=True)
class Review:
    """One record that is reviewed, and where it stands."""

    record: Record[Any]
    status: Status
    owner_title: str

    @property
    def owner(self) -> str:
        return str(self.record.data.owner)

    @property
    def path(self) -> str:
        return self.record.doc.path

    @property
    def name(self) -> str:
        """What `deskbook review renew` takes."""
        return self.record.id if self.record.kind == "sop" else f"{self.record.kind}/{self.record.id}"


def reviews(library: Library, owner: str | None = None) -> list[Review]:
    """Every review that is not retired, by owner, then the most urgent first."""
    found = []
    for record in dated(library):
        now = status(library, record)
        if now.note != "retired" and owner in (None, record.data.owner):
            role = library.find("role", record.data.owner)
            found.append(Review(record, now, role.data.title if role else record.data.owner))
    return sorted(found, key=lambda one: (one.owner, *_urgency(one.status), one.path))


def due(found: Sequence[Review]) -> list[Review]:
    """Those that ask for something: all but `ok`."""
    return [one for one in found if one.status.state != "ok"]


def unread(library: Library) -> list[str]:
    """The broken files whose review date nobody knows."""
    kinds = {kind for kind, room in library.rooms.items() if room.reviewed}
    return sorted(path_of(kind, id) for kind, id in library.broken if kind in kinds)


def as_text(found: Sequence[Review]) -> str:
    """A block an owner, a line a review."""
    rows = due(found)
    wide = max((len(one.status.label) for one in rows), default=0)
    long = max((len(one.path) for one in rows), default=0)
    blocks = []
    for owner, group in groupby(rows, key=lambda one: one.owner):
        lines = [owner]
        for one in group:
            lines.append(f"  {one.status.label:{wide}}  {one.path:{long}}  {one.record.data.title}")
            if one.status.note:
                lines.append(f"  {'':{wide}}  {one.status.note}")
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def as_json(found: Sequence[Review]) -> str:
    """An array of objects, of what is due only."""
    rows = [
        {
            "kind": one.record.kind,
            "id": one.record.id,
            "path": one.path,
            "title": one.record.data.title,
            "owner": one.owner,
            "state": one.status.state,
            "due": one.status.due.isoformat(),
            "days": one.status.days,
            "note": one.status.note,
            "reviewed": one.record.data.reviewed.isoformat(),
            "review_date": one.record.data.review_date.isoformat(),
            "cadence": one.record.data.cadence,
        }
        for one in due(found)
    ]
    return json.dumps(rows, indent=2) + "\n"


def _urgency(now: Status) -> tuple[int, str]:
    return _URGENCY.index(now.state), now.due.isoformat()


def tally(found: Sequence[Review]) -> str:
    """How many reviews stand where, in one line.

    >>> tally([])
    'no reviews'
    """
    if not found:
        return "no reviews"
    words = {
        "overdue": "overdue",
        "triggered": "triggered",
        "waived": "waived",
        "soon": f"due within {SOON_DAYS} days",
    }
    states = [one.status.state for one in found]
    parts = [f"{states.count(state)} {words[state]}" for state in _URGENCY[:-1] if state in states]
    return f"{', '.join(parts) or 'nothing due'}, of {len(found)} review{'' if len(found) == 1 else 's'}"
