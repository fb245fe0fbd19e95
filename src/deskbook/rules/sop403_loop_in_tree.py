"""Decision that comes back to where it was.

A ticket in a loop is asked for ever and decided never, within one tree or through trees that continue in
each other. A tree that continues in one which asks nothing new sends the reader on for nothing.

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
      - {above: 14, go: window}
outcomes:
  refund: {title: Refund, owner: tier-1}
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
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP403"


def check(library: Library) -> Iterator[Finding]:
    for where, message in flaws(library, "loop", "chain-loop", "idle-chain"):
        yield Finding(where, CODE, message)
