"""Placeholder that somebody should fill in by hand.

"Dear [CUSTOMER NAME]" is meant for the agent and is sent to the customer on the first busy day. A placeholder
in two braces, declared under `placeholders`, is asked for before the reply can be copied.

Wrong:

```yaml sop_data/reply/refund-sent.yml:9,10,11,12
title: Refund sent
when: The refund is on its way.
owner: finance
reviewed: 2026-11-01
review_date: 2026-12-01
cadence: monthly
channels: [email]
body: |
  Dear [CUSTOMER NAME],
  hello <first name>, {customer_name}, [[name]],
  we sent $XX.XX to the card that ends in XXXX.
  [Your Name]
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

CODE = "SOP506"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Reply):
        declared = {one.name for one in record.data.placeholders}
        for field, text in record.data.sent():
            for one in foreign(text, declared):
                if not one.desk:
                    message = f"{one.text!r} is sent as it stands; {offered(one, declared)}"
                    yield Finding(record.doc.within(one.text, field), CODE, message)
