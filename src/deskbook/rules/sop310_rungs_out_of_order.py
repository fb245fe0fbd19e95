"""Rungs of an escalation that are out of order.

The rungs of one type of ticket are read from top to bottom: first this person, then, if it lasts, that one.
A later rung with a shorter time would never be reached, or would skip the one above it.

Wrong:

```yaml sop_data/escalation/map.yml:5
title: Escalation map
rungs:
  - {type: Bug, after: 24 hours, trigger: No fix, to: engineering, owner: tier-2, prepare: [Steps], tell: Wait}
  - {type: Billing, trigger: Disputed, to: finance, owner: tier-1, prepare: [Invoice], tell: Wait}
  - {type: Bug, after: 30 minutes, trigger: No cause, to: tier-2, owner: tier-1, prepare: [Steps], tell: Wait}
```

Right:

```yaml sop_data/escalation/map.yml
title: Escalation map
rungs:
  - {type: Bug, after: 30 minutes, trigger: No cause, to: tier-2, owner: tier-1, prepare: [Steps], tell: Wait}
  - {type: Bug, after: 24 hours, trigger: No fix, to: engineering, owner: tier-2, prepare: [Steps], tell: Wait}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.escalation.schema import Escalation
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library
    from deskbook.schema.durations import Duration

CODE = "SOP310"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Escalation):
        last: dict[tuple[str, bool, bool], Duration] = {}
        for index, rung in enumerate(record.data.rungs):
            if rung.after is None:
                continue
            days = rung.after.working and rung.after.days > 0  # how many hours these are, nobody can say
            before = last.get((rung.type, rung.after.working, days))
            if before and rung.after.minutes <= before.minutes:
                message = f"{rung.type!r} moves on after {rung.after}, below a rung of {before}; sort the rungs by time"
                yield Finding(record.where("rungs", index, "after"), CODE, message)
            else:
                last[rung.type, rung.after.working, days] = rung.after
