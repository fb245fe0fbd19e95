"""Task that nobody does.

The responsible role does the work. A task without one is done by nobody, whoever is accountable for it.

Wrong:

```yaml sop_data/raci/refund.yml:3
title: Refunds
tasks:
  - task: Approve the refund
    accountable: [finance]
```

Right:

```yaml sop_data/raci/refund.yml
title: Refunds
tasks:
  - task: Approve the refund
    responsible: [tier-1]
    accountable: [finance]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.raci.schema import Raci
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP302"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Raci):
        for index, task in enumerate(record.data.tasks):
            if not task.responsible:
                message = f"nobody is responsible for {task.task[:60]!r}; name the role that does it"
                yield Finding(record.where("tasks", index), CODE, message)
