"""Review that the history does not tell of.

The entry of the day on which the page was last reviewed says who read it and what they found: without it a
new `reviewed` is a date that anybody may have typed.

Wrong:

```markdown docs/sops/refunds.md:11
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
  - {date: 2026-08-01, by: finance, change: Read it, why: It was due, kind: review}
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

CODE = "SOP606"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Sop):
        reviewed = record.data.reviewed
        if all(entry.date != reviewed for entry in record.data.history):
            message = f"the history has no entry of {reviewed}, the last review; add who read it and what they found"
            yield Finding(record.where("reviewed"), CODE, message)
