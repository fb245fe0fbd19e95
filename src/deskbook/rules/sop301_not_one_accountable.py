"""Task that not exactly one role is accountable for.

One role answers for a task. With none, nobody notices that it is not done; with two, each waits for the
other.

Wrong:

```yaml sop_data/raci/refund.yml:3,5
title: Refunds
tasks:
  - task: Approve the refund
    responsible: [tier-1]
  - task: Send the money
    responsible: [finance]
    accountable: [finance, head-of-support]
```

Right:

```yaml sop_data/raci/refund.yml
title: Refunds
tasks:
  - task: Approve the refund
    responsible: [tier-1]
    accountable: [head-of-support]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.raci.schema import Raci
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP301"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Raci):
        for index, task in enumerate(record.data.tasks):
            named = sorted(set(task.accountable))
            if len(named) == 1:
                continue
            who = f"{len(named)} roles ({', '.join(named)}) are" if named else "no role is"
            message = f"{who} accountable for {task.task[:60]!r}; name exactly one"
            yield Finding(record.where("tasks", index), CODE, message)
