"""Role that stands twice in one part of a task.

The second mention is a slip for another role, or says nothing.

Wrong:

```yaml sop_data/raci/refund.yml:6
title: Refunds
tasks:
  - task: Approve the refund
    responsible: [tier-1]
    accountable: [finance]
    informed: [head-of-support, tier-2, head-of-support]
```

Right:

```yaml sop_data/raci/refund.yml
title: Refunds
tasks:
  - task: Approve the refund
    responsible: [tier-1]
    accountable: [finance]
    informed: [head-of-support, tier-2]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.raci.schema import Raci
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP303"

PARTS = ("responsible", "accountable", "consulted", "informed")


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Raci):
        for index, task in enumerate(record.data.tasks):
            for part in PARTS:
                roles: list[str] = getattr(task, part)
                for place, role in enumerate(roles):
                    if role in roles[:place]:
                        where = record.where("tasks", index, part, place)
                        yield Finding(where, CODE, f"role {role!r} stands twice under {part}; keep one")
