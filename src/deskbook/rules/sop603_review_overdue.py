"""Page or reply whose review is overdue.

Past `review_date` nobody vouches for a procedure, so the build fails until its owner has read it:
`deskbook review renew ID`. A change that touches the page (an entry under `triggers` that is newer than
`reviewed`) makes it due at once. A waiver that has not expired lets one SOP through; a retired one is
never due.

Wrong:

```yaml sop_data/reply/refund-sent.yml:5
title: Refund sent
when: The refund is on its way.
owner: finance
reviewed: 2026-10-01
review_date: 2026-11-01
cadence: monthly
channels: [email]
body: Your refund is on its way.
do: [Name the amount]
dont: [Promise a day]
```

```markdown docs/sops/refunds.md:18
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
triggers:
  - {date: 2026-11-21, what: tool-changed, note: Stripe moved the button}
history:
  - {date: 2026-11-20, by: finance, change: Read it, why: It was due, kind: review}
---
```

Right:

```yaml sop_data/reply/refund-sent.yml
title: Refund sent
when: The refund is on its way.
owner: finance
reviewed: 2026-11-01
review_date: 2026-12-01
cadence: monthly
channels: [email]
body: Your refund is on its way.
do: [Name the amount]
dont: [Promise a day]
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
reviewed: 2026-08-01
review_date: 2026-11-01
cadence: quarterly
state: active
ai: human
asks: [a, b, c, d, e, f, g, h]
history:
  - {date: 2026-08-01, by: finance, change: Read it, why: It was due, kind: review}
---
```

```yaml sop_data/waiver/refunds.yml
sop: refunds
reason: The owner is on leave.
approved_by: head-of-support
granted: 2026-11-10
expires: 2026-12-01
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding
from deskbook.reviews.due import dated, open_trigger, status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP603"


def check(library: Library) -> Iterator[Finding]:
    for record in dated(library):
        found = status(library, record)
        owner = record.data.owner
        name = record.id if record.kind == "sop" else f"{record.kind}/{record.id}"
        if found.state == "overdue":
            message = (
                f"review is {found.label} (owner {owner!r}); read it and run deskbook review renew {name}"
            )
            yield Finding(record.where("review_date"), CODE, message)
        elif found.state == "triggered" and (trigger := open_trigger(record, library.today)):
            place = record.data.triggers.index(trigger)
            message = f"review is due at once (owner {owner!r}): {' '.join(found.note.split())}; read it and run deskbook review renew {name}"
            yield Finding(record.where("triggers", place), CODE, message)
