"""Placeholder that the reply does not declare.

Each `{{name}}` in a reply is filled in from the list under `placeholders`, which says what it is and
gives an example. An undeclared one reaches the customer as braces.

Wrong:

```yaml sop_data/reply/refund-sent.yml:12
title: Refund sent
when: The refund is on its way.
owner: finance
reviewed: 2026-11-01
review_date: 2026-12-01
cadence: monthly
channels: [email]
placeholders:
  - {name: ticket.requester.first_name, label: First name, example: Ada}
body: |
  Hello {{ticket.requester.first_name}},
  We have sent {{refund.amount}}.
do: [Name the amount]
dont: [Promise a day]
```

Right:

```yaml sop_data/reply/refund-sent.yml
title: Refund sent
when: The refund is on its way.
owner: finance
reviewed: 2026-11-01
review_date: 2026-12-01
cadence: monthly
channels: [email]
placeholders:
  - {name: ticket.requester.first_name, label: First name, example: Ada}
body: |
  Hello {{ticket.requester.first_name}},
  We have sent it.
do: [Name the amount]
dont: [Promise a day]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.reply.schema import Reply
from deskbook.library.model import Finding
from deskbook.read.near import suggestion
from deskbook.read.placeholders import NAMED, foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP501"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Reply):
        declared = {one.name for one in record.data.placeholders}
        for field, text in record.data.sent():
            theirs = {one.start for one in foreign(text, declared)}  # told with its translation
            for found in NAMED.finditer(text):
                if found[1] not in declared and found.start() not in theirs:
                    known = suggestion(found[1], declared, "declare it under placeholders")
                    where = record.doc.within(found[0], field)
                    yield Finding(where, CODE, f"placeholder {found[1]!r} is not declared; {known}")
