"""SOP without one of its sections.

Every SOP has the same sections in the same words, so that an agent with a customer waiting finds "If it
fails: escalate" without reading. They are headings of the second level: Use this when, Before you begin,
Steps, If it fails: escalate, Tell the customer, Close the ticket, Who does what and Common mistakes. Measures,
Related and History follow by themselves.

Wrong:

```markdown docs/sops/refunds.md:7,17
## Use this when

## Before you begin

## Steps

## If it fails

## Tell the customer

## Close the ticket

## Who does what

More text.

Still more.
```

Right:

```markdown docs/sops/refunds.md
## Use this when

## Before you begin

## Steps

## If it fails: escalate

## Tell the customer

## Close the ticket

## Who does what

## Common mistakes
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding
from deskbook.library.vocabulary import vocabulary
from deskbook.read.source import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library, Page

CODE = "SOP201"

_MANY = 5
"""A page that lacks more sections is told so once: it was not written as an SOP."""


def check(library: Library) -> Iterator[Finding]:
    owed = vocabulary(library).sections
    for page in library.pages.values():
        if page.kind == "sop":
            yield from _missing(page, owed)


def _missing(page: Page, owed: list[str]) -> Iterator[Finding]:
    second = {one.text: one for one in page.outline.headings if one.level == 2}
    others = {one.text: one for one in page.written.headings if one.text not in owed}
    last = page.body_line + page.body.rstrip("\n").count("\n")
    bare = [name for name in owed if name not in second]
    if len(bare) > _MANY:
        names = ", ".join(bare)
        yield Finding(page.where(page.body_line), CODE, f"{len(bare)} sections are missing; add {names}")
        return
    for position, name in enumerate(owed):
        if name in second:
            continue
        if any(one.text == name for one in page.outline.headings):
            wrong = next(one for one in page.outline.headings if one.text == name)
            yield Finding(
                page.where(wrong.line), CODE, f"section {name!r} is no heading of level 2; write ## {name}"
            )
        elif near := nearest(name, others):
            yield Finding(
                page.where(others[near].line), CODE, f"section {name!r} is missing; rename {near!r} to that"
            )
        else:
            after = next((second[one].line for one in owed[position + 1 :] if one in second), last)
            yield Finding(page.where(after), CODE, f"section {name!r} is missing; add ## {name} here")
