"""Service level for a plan, priority or channel that does not exist.

The `when` of a target is an id of what the record goes by. A target for nothing is promised to nobody, and
the customers for whom it was meant get none.

Wrong:

```yaml sop_data/sla/by-plan.yml:7
title: First response by plan
by: plan
owner: head-of-support
warn_at: 80
warns: head-of-support
targets:
  - {when: busness, first_response: 4 working hours}
```

```yaml sop_data/plan/business.yml
title: Business
service_tier: priority
paid: true
summary: For teams.
```

Right:

```yaml sop_data/sla/by-plan.yml
title: First response by plan
by: plan
owner: head-of-support
warn_at: 80
warns: head-of-support
targets:
  - {when: business, first_response: 4 working hours}
```

```yaml sop_data/plan/business.yml
title: Business
service_tier: priority
paid: true
summary: For teams.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.priority.schema import Priority
from deskbook.kinds.sla.schema import Sla
from deskbook.library.model import Finding
from deskbook.library.vocabulary import vocabulary
from deskbook.read.near import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP309"


def check(library: Library) -> Iterator[Finding]:
    words = vocabulary(library)
    levels = {level for one in library.all(Priority) for level in one.data.levels} or set(words.priorities)
    known: dict[str, frozenset[str] | set[str]] = {
        "plan": library.ids("plan"),
        "priority": levels,
        "channel": library.ids("channel"),
        "service-tier": set(words.service_tiers),
    }
    for record in library.all(Sla):
        by, seen = record.data.by, set[str]()
        for index, target in enumerate(record.data.targets):
            where = record.where("targets", index, "when")
            if target.when not in known[by]:
                what = by.replace("-", " ")
                yield Finding(
                    where, CODE, f"unknown {what} {target.when!r}; {suggestion(target.when, known[by])}"
                )
            elif target.when in seen:
                yield Finding(where, CODE, f"{target.when!r} has a target already; keep one")
            seen.add(target.when)
