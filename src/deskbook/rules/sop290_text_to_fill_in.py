"""Text of a skeleton that nobody has replaced.

`deskbook new` writes FILL IN wherever a person has to say something. A page or record that still holds it
is not finished, and an agent who reads it has no answer. One finding a file, at the first place.

Wrong:

```yaml sop_data/role/finance.yml:2
title: Finance specialist
team: FILL IN the team
summary: Handles invoices.
reach: FILL IN how to get hold of the role right now
```

Right:

```yaml sop_data/role/finance.yml
title: Finance specialist
team: Finance
summary: Handles invoices.
reach: Assign the ticket to Billing Support.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library
    from deskbook.read.source import Document, Where

CODE = "SOP290"

MARK = "FILL IN"


def check(library: Library) -> Iterator[Finding]:
    places: dict[str, list[Where]] = {}
    for records in library.records.values():
        for record in records.values():
            if MARK in record.doc.text and (found := list(_in_data(record.doc, record.doc.data))):
                places[record.doc.path] = found
    for page in library.pages.values():
        if page.kind != "page" and MARK in page.body:
            lines = enumerate(page.body.split("\n"), page.body_line)
            places.setdefault(page.path, []).extend(page.where(at) for at, line in lines if MARK in line)
    for found in places.values():
        count = "once" if len(found) == 1 else f"in {len(found)} places"
        yield Finding(min(found), CODE, f"{MARK!r} stands here {count}; write the text, or remove the field")


def _in_data(doc: Document, value: Any, *loc: str | int) -> Iterator[Where]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _in_data(doc, item, *loc, key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _in_data(doc, item, *loc, index)
    elif isinstance(value, str) and MARK in value:
        yield doc.where(*loc)
