"""What came in, for the one who answers: by owner, page and step."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from deskbook.inbox.printable import printable
from deskbook.inbox.record import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from deskbook.inbox.reading import Came, Inbox
    from deskbook.inbox.record import Handed
    from deskbook.library.model import Library, Page

NOBODY = "nobody's page yet"


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with what the library knows of its place."""

    owner: str
    sop: str
    title: str
    place: int
    step: str
    came: Came
    record: Handed

    @property
    def order(self) -> tuple[bool, str, str, int, str, str, str]:
        at = self.record.at.isoformat()
        return self.owner == "", self.owner, self.sop, self.place, self.step, at, self.record.id


def entries(inbox: Inbox, library: Library, owner: str | None = None) -> list[Entry]:
    """Every record, sorted by owner, page, step and time."""
    found = [_entry(came, one, library) for came, one in inbox.records.values()]
    return sorted((one for one in found if owner in (None, one.owner)), key=lambda one: one.order)


def _entry(came: Came, one: Handed, library: Library) -> Entry:
    page = library.sop(one.sop) or library.page("playbook", one.sop)
    if page is None or page.meta is None:
        return Entry("", one.sop, "not a page of this library" if one.sop else "", 0, one.step, came, one)
    place, step = _step(page, one.step)
    return Entry(page.meta.data.owner, one.sop, page.meta.data.title, place, step, came, one)


def _step(page: Page, anchor: str) -> tuple[int, str]:
    """Where a step stands on the page now, and its words."""
    if not anchor:
        return 0, ""
    for place, step in enumerate(page.outline.steps, 1):
        if step.anchor == anchor:
            return place, f"#{anchor} {step.text}"
    return len(page.outline.steps) + 1, f"#{anchor} (not on the page now)"


def as_text(found: Sequence[Entry]) -> str:
    """A heading for each owner, page and step, then a line for each record and its words below it."""
    lines: list[str] = []
    above: tuple[str, ...] = ()
    for one in found:
        heads = (one.owner or NOBODY, f"{one.sop}: {one.title}" if one.sop else "no page", one.step)
        same = next((n for n, (a, b) in enumerate(zip(above, heads, strict=False)) if a != b), len(above))
        for depth, head in enumerate(heads):
            if head and (depth >= same or not above):
                lines.append(f"{'  ' * depth}{printable(head)}")
        above = heads
        lines += _lines(one.record)
    return "".join(f"{line}\n" for line in lines)


def _lines(one: Handed) -> Iterable[str]:
    at = one.at.strftime("%Y-%m-%d %H:%M")
    count = f", {one.about} {one.done} of {one.total}" if one.about else ""
    by = f", {one.by}" if one.by else ""
    yield printable(f"      {at} {KINDS[one.kind]}, revision {one.revision or 'unknown'}{by}{count}")
    for line in one.text.split("\n") if one.text else []:
        yield f"        | {printable(line)}"


def as_json(found: Sequence[Entry]) -> str:
    """Every record as it came, with its owner and where it was met."""
    rows: list[dict[str, Any]] = [
        {"owner": one.owner or None, "from": str(one.came), "record": one.record.plain()} for one in found
    ]
    return json.dumps(rows, indent=2) + "\n"
