r"""A record as a mail or an issue carries it: a line for each field, the text last, for people and for us.

The first and the last line bear the record's id, so no text can end the record or begin another.
`web/theme/assets/desk/record.js` writes it.

>>> [(line, fields["kind"], fields["text"]) for line, fields in records('''Hello!
... Deskbook record 3f0c9a61
... v: 1
... kind: question
... text:
... Which button?
...
... End of record 3f0c9a61
... -- Sent from my phone''')]
[(2, 'question', 'Which button?\n')]
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = re.compile(r"\r\n|\r|\n")
_MARK = re.compile(r"\s*(Deskbook|End of) record ([A-Za-z0-9-]{1,64})\s*")
_FIELD = re.compile(r"\s*([a-z]{1,20}):\s*(.*)")


def records(letter: str) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """(line, fields) of each record in a text, the line counted from 1; None where its end is missing."""
    lines = _ENDS.split(letter)
    begins: list[tuple[int, str]] = []
    ends: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if found := _MARK.fullmatch(line):
            if found[1] == "Deskbook":
                begins.append((at, found[2]))
            else:
                ends[found[2]].append(at)
    free = 0  # the first line that no record has taken
    for at, id in begins:
        if at < free:
            continue
        later = ends[id][bisect(ends[id], at) :]
        yield at + 1, {**_fields(lines[at + 1 : later[0]]), "id": id} if later else None
        free = later[0] + 1 if later else free


def _fields(lines: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, line in enumerate(lines):
        field = _FIELD.fullmatch(line)
        if not field:
            continue
        name, value = field[1], field[2].strip()
        if name == "text":
            found[name] = "\n".join([*filter(None, [value]), *lines[number + 1 :]])
            break
        found.setdefault(name, int(value) if name == "v" and re.fullmatch(r"[0-9]{1,4}", value) else value)
    return found
