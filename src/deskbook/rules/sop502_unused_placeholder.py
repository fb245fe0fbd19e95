"""Placeholder that the reply declares and does not use.

The form asks the agent to fill in every placeholder. One that no text uses costs time, or shows that a
sentence was lost; one that stands twice is asked twice.

Wrong:

```yaml sop_data/reply/refund-sent.yml:9
title: Refund sent
when: The refund is on its way.
owner: finance
reviewed: 2026-11-01
review_date: 2026-12-01
cadence: monthly
channels: [email]
placeholders:
  - {name: ticket.requester.first_name, label: First name, example: Ada}
body: Your refund is on its way.
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
body: "Hello {{ ticket.requester.first_name }}, your refund is on its way."
do: [Name the amount]
dont: [Promise a day]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.reply.schema import Reply
from deskbook.library.model import Finding
from deskbook.read.placeholders import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP502"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Reply):
        text = f"{record.data.subject or ''}\n{record.data.body}"
        used = set(NAMED.findall(text))
        seen: set[str] = set()
        for index, one in enumerate(record.data.placeholders):
            where = record.where("placeholders", index)
            if one.name in seen:
                yield Finding(where, CODE, f"placeholder {one.name!r} is declared twice; keep one")
            elif one.name not in used:
                message = f"placeholder {one.name!r} is not used; write {{{{{one.name}}}}} in the reply or remove it"
                yield Finding(where, CODE, message)
            seen.add(one.name)
