"""List of facts that differs from what the tree asks.

`facts` tells readers, forms and tickets what the tree needs. A fact that is asked and not listed is missing
from them; one that is listed and not asked is collected for nothing.

Wrong:

```yaml sop_data/decision_tree/refund.yml:3
title: Refund or decline
sop: refunds
facts: [days, verified]
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

```yaml sop_data/fact/verified.yml
title: Identity verified
ask: Is the identity verified?
type: boolean
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

CODE = "SOP408"


def check(library: Library) -> Iterator[Finding]:
    for where, message in flaws(library, "unlisted-fact", "unused-fact"):
        yield Finding(where, CODE, message)
