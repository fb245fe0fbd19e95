"""Test ticket that does not end where it is expected to.

A test ticket is what the team agreed on. If it ends with another outcome, owner, queue, priority or first
response, either the tree was changed by mistake or the agreement was changed and the ticket forgot;
`deskbook tickets` shows the way it took, node by node.

Wrong:

```yaml sop_data/ticket/after-a-week.yml:8
title: Refund, after-a-week
says: I want my money back.
tree: refund
plan: free
channel: email
facts: {days: 7}
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

from deskbook.decisions.findings import flaws
from deskbook.decisions.tickets import run
from deskbook.library.load import path_of
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP409"

_TOLD = ("gap", "loop", "chain-loop", "unknown-start", "unknown-target", "bad-value")
_BAD_DATA = ("unknown-tree", "unknown-fact", "no-fact", "bad-value")
"""Why a walk stopped, where other checks (SOP304, SOP411) tell of it."""


_DECIDED_BY = {
    "priority": {"priority"},
    "queue": {"priority", "plan"},
    "first_response": {"sla", "priority", "plan", "hours", "figure"},
}
"""What an expectation rests on: while a file of these kinds is broken, it cannot be judged."""


def check(library: Library) -> Iterator[Finding]:
    broken = {kind for kind, _ in library.broken}
    astray = {where.path for where, _ in flaws(library, *_TOLD)}
    for result in library.once(run):
        path = result.actual.path
        if path.stop and path.stop.reason in _BAD_DATA:
            continue
        if path.stop and path_of("decision_tree", path.stop.tree) in astray:
            continue  # SOP401, SOP403, SOP405 or SOP406 tells why the way stops there
        told = [one for one in result.mismatches if not broken & _DECIDED_BY.get(one.field, set())]
        if told and told[0].field == "outcome":
            told = told[:1]  # the rest follows from it
        way = " → ".join([*(step.node for step in path.steps), *(one.id for one in path.outcomes[-1:])])
        for one in told:
            if path.stop:
                message = (
                    f"expected {one.expected!r}, but the way stops: {' '.join(path.stop.message.split())}"
                )
            else:
                message = f"{one.field} is {one.actual!r}, expected {one.expected!r} (way: {way}); mend the ticket or the tree"
            yield Finding(result.record.where(*one.loc), CODE, message)
