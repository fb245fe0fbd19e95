"""Waiver that the owner of the page has approved.

Whoever owes a review cannot excuse themselves from it. Another role approves the waiver, such as the one
above the owner.

Wrong:

```yaml sop_data/waiver/refunds.yml:3
sop: refunds
reason: The owner is on leave.
approved_by: finance
granted: 2026-11-10
expires: 2026-12-01
```

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

Right:

```yaml sop_data/waiver/refunds.yml
sop: refunds
reason: The owner is on leave.
approved_by: head-of-support
granted: 2026-11-10
expires: 2026-12-01
```

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
from deskbook.kinds.waiver.schema import Waiver
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP609"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Waiver):
        sop = library.get(Sop, record.data.sop)
        if sop and record.data.approved_by in (sop.data.owner, *sop.data.co_owners):
            message = f"{record.data.approved_by!r} owns {sop.id!r} and cannot waive its review; let another role approve"
            yield Finding(record.where("approved_by"), CODE, message)
