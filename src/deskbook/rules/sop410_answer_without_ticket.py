"""Answer of a decision tree that no test ticket takes.

An answer that is never tried is where the next mistake will stay unseen. The finding gives the smallest
ticket that would take it; `deskbook tickets` writes it out, with what happens to it today, for you to judge.

Wrong:

```yaml sop_data/decision_tree/refund.yml:11
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

```yaml sop_data/ticket/after-a-week.yml
title: Refund, after-a-week
says: I want my money back.
tree: refund
plan: free
channel: email
facts: {days: 7}
expect:
  outcome: refund/refund
  owner: tier-1
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

```yaml sop_data/ticket/after-a-week.yml
title: Refund, after-a-week
says: I want my money back.
tree: refund
plan: free
channel: email
facts: {days: 7}
expect:
  outcome: refund/refund
  owner: tier-1
```

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

from deskbook.decisions.coverage import coverage, tried_values
from deskbook.decisions.findings import flaws
from deskbook.decisions.walk import Walker
from deskbook.decisions.words import ticket_label
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP410"


def check(library: Library) -> Iterator[Finding]:
    if any(kind in ("ticket", "fact", "decision_tree") for kind, _ in library.broken):
        return  # a ticket that cannot be read or walked may take any of them
    astray = {where.path for where, _ in flaws(library, "unknown-start", "unknown-target")}
    tried = tried_values(Walker(library)) if astray else {}
    reached = {(edge.tree, edge.node) for edge in tried}
    for tree in library.once(coverage):
        record = library.records["decision_tree"][tree.tree]
        for miss in tree.missed:
            if record.doc.path in astray and (tree.tree, miss.edge.node) not in reached:
                continue  # tickets stop above, at the answer that leads nowhere, which SOP405 tells
            such = f" such as: {ticket_label(miss.samples[0].data['facts'])}" if miss.samples else ""
            message = f"no test ticket takes {miss.label[:60]!r} of {miss.edge.node!r}; add one{such}"
            yield Finding(record.where("nodes", miss.edge.node, "answers", miss.edge.answer), CODE, message)
