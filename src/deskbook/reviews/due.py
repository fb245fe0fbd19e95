"""The ladder of a review: ok, due soon, overdue, waived, or triggered by a change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from deskbook.kinds.waiver.schema import Waiver

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from deskbook.kinds.reply.schema import Cadence
    from deskbook.kinds.sop.schema import Trigger
    from deskbook.library.model import Library, Record

CADENCE_DAYS: dict[Cadence, int] = {"monthly": 31, "quarterly": 92, "half-yearly": 183, "yearly": 366}
"""The longest that a review may last, by cadence: the longest month, quarter, half-year and year."""

SOON_DAYS = 14
"""How many days before `review_date` the page and the report begin to say so."""

State = Literal["ok", "soon", "overdue", "waived", "triggered"]


@dataclass(frozen=True, slots=True)
class Status:
    """Where a record stands on the ladder.

    `days` counts from today: until `due` where the state is `ok` or `soon`, since `due` otherwise.
    `due` is `review_date`, or the day of the change where the state is `triggered`.
    """

    state: State
    due: dt.date
    days: int
    note: str = ""

    @property
    def label(self) -> str:
        """The state in words, for people.

        >>> Status("overdue", dt.date(2026, 11, 18), 2).label
        'overdue by 2 days'
        >>> Status("soon", dt.date(2026, 11, 20), 0).label
        'due today'
        """
        match self.state:
            case "overdue":
                return f"overdue by {_days(self.days)}"
            case "waived":
                return f"overdue by {_days(self.days)}, waived"
            case "triggered":
                return "due at once"
            case _:
                return f"due in {_days(self.days)}" if self.days else "due today"


def limit(reviewed: dt.date, cadence: Cadence) -> dt.date:
    """The latest `review_date` that the cadence allows.

    >>> limit(dt.date(2026, 11, 20), "quarterly")
    datetime.date(2027, 2, 20)
    """
    try:
        return reviewed + dt.timedelta(days=CADENCE_DAYS[cadence])
    except OverflowError:
        return dt.date.max


def next_due(reviewed: dt.date, cadence: Cadence, closed: Collection[dt.date] = ()) -> dt.date:
    """The day to set for the next review: the limit, moved back to a day on which the team works.

    >>> next_due(dt.date(2026, 11, 20), "quarterly")  # the limit is a Saturday
    datetime.date(2027, 2, 19)
    """
    due = limit(reviewed, cadence)
    while due > reviewed and (due.weekday() >= 5 or due in closed):
        due -= dt.timedelta(days=1)
    return due


def status(library: Library, record: Record[Any]) -> Status:
    """Where a page or a reply stands today; a retired page is never due."""
    data, today = record.data, library.today
    due: dt.date = data.review_date
    away = abs((due - today).days)
    if getattr(data, "state", "") == "retired":
        return Status("ok", due, away, "retired")
    if due < today:
        if waiver := waiver_of(library, record):
            return Status(
                "waived", due, away, f"until {waiver.expires} by {waiver.approved_by}: {waiver.reason}"
            )
        return Status("overdue", due, away)
    if trigger := open_trigger(record, today):
        return Status("triggered", trigger.date, (today - trigger.date).days, _said(trigger))
    return Status("soon" if away <= SOON_DAYS else "ok", due, away)


def waivers_of(library: Library, record: Record[Any]) -> list[Record[Waiver]]:
    """Every waiver that names an SOP, whether it holds today or not."""
    return [one for one in library.all(Waiver) if record.kind == "sop" and one.data.sop == record.id]


def waiver_of(library: Library, record: Record[Any]) -> Waiver | None:
    """The waiver that lets an SOP through today, the one that lasts longest where there are several."""
    granted = [one.data for one in waivers_of(library, record)]
    valid = [one for one in granted if one.granted <= library.today <= one.expires]
    return max(valid, key=lambda one: one.expires, default=None)


def open_trigger(record: Record[Any], today: dt.date) -> Trigger | None:
    """The first change that asks for a review and that no review has followed yet."""
    triggers: list[Trigger] = getattr(record.data, "triggers", [])
    waiting = [one for one in triggers if record.data.reviewed < one.date <= today]
    return min(waiting, key=lambda one: one.date, default=None)


def dated(library: Library) -> Iterator[Record[Any]]:
    """Every record that has a review date, of whatever kind, by kind and id."""
    for _, records in sorted(library.records.items()):
        for _, record in sorted(records.items()):
            fields = type(record.data).model_fields
            if "review_date" in fields and "reviewed" in fields and "cadence" in fields:
                yield record


def _said(trigger: Trigger) -> str:
    return f"{trigger.what.replace('-', ' ')} on {trigger.date}: {trigger.note}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
