"""Trial of an SOP that has no end, or has passed it.

An SOP in the state `shadow` is followed by a few while the old way still holds. The trial ends on
`shadow_until`; on that day somebody decides whether the page becomes active or goes.

Wrong:

```markdown docs/sops/refunds.md:14
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
state: shadow
ai: human
asks: [a, b, c, d, e, f, g, h]
history:
  - {date: 2026-11-20, by: finance, change: Read it, why: It was due, kind: review}
---
```

```markdown docs/sops/returns.md:17
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
state: shadow
ai: human
asks: [a, b, c, d, e, f, g, h]
shadow_until: 2026-11-15
history:
  - {date: 2026-11-20, by: finance, change: Read it, why: It was due, kind: review}
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
state: shadow
ai: human
asks: [a, b, c, d, e, f, g, h]
shadow_until: 2026-12-04
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

CODE = "SOP604"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Sop):
        until = record.data.shadow_until
        if record.data.state == "shadow" and until is None:
            message = "the trial has no end; write shadow_until with the day on which you decide"
            yield Finding(record.where("state"), CODE, message)
        elif record.data.state == "shadow" and until and until < library.today:
            message = f"the trial ended on {until}; set state to active or retired, or a later shadow_until"
            yield Finding(record.where("shadow_until"), CODE, message)
