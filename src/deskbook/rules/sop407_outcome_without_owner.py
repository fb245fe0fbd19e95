"""Outcome that belongs to nobody.

A decision ends with somebody who does what it says. An outcome needs an owner, unless it continues in
another tree.

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
      - {above: 14, go: decline}
outcomes:
  refund: {title: Refund, owner: tier-1}
  decline: {title: Decline}
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

CODE = "SOP407"


def check(library: Library) -> Iterator[Finding]:
    for where, message in flaws(library, "no-owner"):
        yield Finding(where, CODE, message)
