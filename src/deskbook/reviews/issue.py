"""The body of the weekly issue: what is due as a Markdown list that people tick off."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from deskbook.reviews.report import due, tally

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from deskbook.reviews.report import Review

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&@]")


LIMIT = 60_000
"""Characters that the body of an issue may have; GitHub refuses more than 65,536."""


def as_markdown(found: Sequence[Review], today: dt.date, unread: Sequence[str] = ()) -> str:
    """Grouped by owner, the most urgent first; text of the project is escaped.

    Where the list is too long for an issue, each owner sees their most urgent reviews and a count of the rest.
    """
    bodies = (_body(found, today, unread, most) for most in (len(found), 50, 20, 5, 1))
    return next((body for body in bodies if len(body) <= LIMIT), _body(found, today, unread[:5], 0))


def _body(found: Sequence[Review], today: dt.date, unread: Sequence[str], most: int) -> str:
    parts = [f"Reviews as of {today}: {tally(found)}."]
    if unread:
        names = ", ".join(f"`{path}`" for path in unread)
        parts.append(f"Not judged, because their fields are broken: {names}. `deskbook check` says why.")
    for _, group in groupby(due(found), key=lambda one: one.owner):
        rows = list(group)
        parts.append(f"## {_plain(rows[0].owner_title)}")
        items = [_item(one) for one in rows[:most]]
        if more := len(rows) - len(items):
            items.append(f"- [ ] {more} more; `deskbook review --owner {rows[0].owner}` lists them")
        parts.append("\n".join(items))
    if due(found):
        parts.append(
            "Read each against how the work is done today, mend it, and record the review: "
            '`deskbook review renew ID --by ROLE --checked "what you checked"`.'
        )
    return "\n\n".join(parts) + "\n"


def _item(one: Review) -> str:
    now = one.status
    note = f"<br>{_plain(now.note)}" if now.note else ""
    return (
        f"- [ ] **{now.label}** ({now.due}): {_plain(one.record.data.title)}, "
        f"`{one.path}`, ID `{one.name}`{note}"
    )


def _plain(text: str) -> str:
    r"""Text without meaning for Markdown, so that it neither formats nor calls anybody.

    >>> _plain("see *this* @team")
    'see &#42;this&#42; &#64;team'
    """
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", " ".join(text.split()))
