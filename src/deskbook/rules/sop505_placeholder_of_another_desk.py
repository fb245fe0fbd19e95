"""Placeholder of another help desk.

A reply that came from another help desk keeps that desk's placeholders. Ours are filled in, theirs reach the
customer as they stand: "Hello {!Contact.FirstName}". Where we know the field, its own name is offered.

Wrong:

```yaml sop_data/reply/refund-sent.yml:8,10,11,12
title: Refund sent
when: The refund is on its way.
owner: finance
reviewed: 2026-11-01
review_date: 2026-12-01
cadence: monthly
channels: [email]
subject: "Case {{{Case.CaseNumber}}}"
body: |
  Hello {!Contact.FirstName},
  #{ticket.customer.firstname}, %{recipient.name.first}, {{ticket.customer.firstname}},
  {{ first_name | fallback: "there" }}, ${order.total}
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
  - {name: refund.amount, label: Amount, example: $20}
body: |
  Hello {{ticket.requester.first_name}},
  We have sent {{refund.amount}}. It takes {5 to 10} days [business days].
do: [Name the amount]
dont: [Promise a day]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.reply.schema import Reply
from deskbook.library.model import Finding
from deskbook.read.placeholders import foreign, offered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP505"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Reply):
        declared = {one.name for one in record.data.placeholders}
        for field, text in record.data.sent():
            for one in foreign(text, declared):
                if one.desk:
                    message = f"{one.text!r} is a placeholder of {one.desk} and is not filled in; {offered(one, declared)}"
                    yield Finding(record.doc.within(one.text, field), CODE, message)
