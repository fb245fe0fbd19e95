"""Ticket whose facts cannot be.

A test ticket states each fact that its decision asks for, with a value that the fact can have. With a fact
left out or out of bounds, the ticket tests nothing.

Wrong:

```yaml sop_data/ticket/after-ages.yml:6
title: Refund, after-ages
says: I want my money back.
tree: refund
plan: free
channel: email
facts: {days: 4000}
expect:
  outcome: refund/decline
  owner: tier-1
```

```yaml sop_data/ticket/some-day.yml:6
title: Refund, some-day
says: I want my money back.
tree: refund
plan: free
channel: email
facts: {}
expect:
  outcome: refund/decline
  owner: tier-1
```

```yaml sop_data/decision_tree/refund.yml
title: Refund or decline
sop: refunds
facts: [days]
start: window
nodes:
  window:
    ask: How many days ago was it?
    fact: days
    answers:
      - {at_most: 14, go: refund}
      - {above: 14, go: decline}
outcomes:
  refund: {title: Refund, owner: tier-1}
  decline: {title: Decline, owner: tier-1}
```

```yaml sop_data/fact/days.yml
title: Days since the purchase
ask: How many days ago was it?
type: integer
min: 0
max: 365
unit: days
```

Right:

```yaml sop_data/ticket/after-a-month.yml
title: Refund, after-a-month
says: I want my money back.
tree: refund
plan: free
channel: email
facts: {days: 31}
expect:
  outcome: refund/decline
  owner: tier-1
```

```yaml sop_data/decision_tree/refund.yml
title: Refund or decline
sop: refunds
facts: [days]
start: window
nodes:
  window:
    ask: How many days ago was it?
    fact: days
    answers:
      - {at_most: 14, go: refund}
      - {above: 14, go: decline}
outcomes:
  refund: {title: Refund, owner: tier-1}
  decline: {title: Decline, owner: tier-1}
```

```yaml sop_data/fact/days.yml
title: Days since the purchase
ask: How many days ago was it?
type: integer
min: 0
max: 365
unit: days
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.decisions.domain import domain_of
from deskbook.decisions.tickets import run
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP411"


def check(library: Library) -> Iterator[Finding]:
    domains = {id: domain_of(library, id) for id in library.records.get("fact", {})}
    for result in library.once(run):
        record, stop = result.record, result.actual.path.stop
        for fact, value in record.data.facts.items():
            domain = domains.get(fact)
            if domain and (refusal := domain.refusal(value)):
                yield Finding(record.where("facts", fact), CODE, refusal)
        if stop and stop.reason == "no-fact":
            message = f"the ticket lacks fact {stop.fact!r}, which {stop.tree}/{stop.at} asks; add it"
            yield Finding(record.where("facts"), CODE, message)
