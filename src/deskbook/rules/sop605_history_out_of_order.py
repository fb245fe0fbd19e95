"""History that is not newest first, or tells of the future.

Readers look at the first line of the history to see what changed last. A line that stands in the wrong
place hides a change from them; a line from the future tells of one that did not happen.

Wrong:

```markdown docs/sops/refunds.md:18,20
---
title: Refund a duplicate charge
summary: When a customer was charged twice, send one charge back.
area: money
owner: finance
scope: Any charge that was made twice.
audience: [tier-1]
channels: [email]
tools: [stripe]
time_on_task: A few minutes
reviewed: 2026-11-20
review_date: 2027-02-18
cadence: quarterly
state: active
ai: human
asks: [a, b, c, d, e, f, g, h]
history:
  - {date: 2026-12-01, by: finance, change: Read it, why: It was due, kind: review}
  - {date: 2026-06-01, by: finance, change: Wrote it, why: New, kind: material}
  - {date: 2026-08-01, by: finance, change: Read it, why: Due, kind: review}
---
```

Right:

```markdown docs/sops/refunds.md
---
title: Refund a duplicate charge
summary: When a customer was charged twice, send one charge back.
area: money
owner: finance
scope: Any charge that was made twice.
audience: [tier-1]
channels: [email]
tools: [stripe]
time_on_task: A few minutes
reviewed: 2026-11-20
review_date: 2027-02-18
cadence: quarterly
state: active
ai: human
asks: [a, b, c, d, e, f, g, h]
history:
  - {date: 2026-11-20, by: finance, change: Read it, why: It was due, kind: review}
  - {date: 2026-08-01, by: finance, change: Read it, why: Due, kind: review}
  - {date: 2026-06-01, by: finance, change: Wrote it, why: New, kind: material}
---
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.sop.schema import Sop
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP605"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Sop):
        history = record.data.history
        for index, entry in enumerate(history):
            where = record.where("history", index)
            if entry.date > library.today:
                message = (
                    f"history tells of {entry.date}, today is {library.today}; write the day of the change"
                )
                yield Finding(where, CODE, message)
            elif index and entry.date > history[index - 1].date:
                message = (
                    f"{entry.date} stands below {history[index - 1].date}; sort the history newest first"
                )
                yield Finding(where, CODE, message)
