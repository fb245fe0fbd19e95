"""Part of a decision tree that no ticket reaches.

A node, an outcome or an answer that nothing leads to, or that earlier answers have ruled out, is read and
translated and never used; often an answer leads to the wrong place.

Wrong:

```yaml sop_data/decision_tree/refund.yml:14
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
      - {above: 14, go: refund}
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

CODE = "SOP404"


def check(library: Library) -> Iterator[Finding]:
    astray = {where.path for where, _ in flaws(library, "loop", "bad-value")}
    for where, message in flaws(library, "unreachable-node", "unreachable-outcome", "impossible-answer"):
        if where.path not in astray:  # else an answer leads the wrong way, which SOP403 or SOP406 tells
            yield Finding(where, CODE, message)
