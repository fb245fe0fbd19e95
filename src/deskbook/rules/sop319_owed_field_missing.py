"""Procedure or ticket that lacks what it owes.

An SOP in force says with which tools it is done, how long it takes, what an AI agent may do, and by which of
the customers' words it is found; a test ticket says its plan. None of it is owed where the company has no such
thing, and `sop_data/vocabulary.yml` sets the rest (`owes`, `asks`). A draft owes none of it yet.

Wrong:

```markdown docs/sops/refunds.md:2
---
title: Refund an order
summary: Give the money back.
area: money
owner: lead
scope: Orders of the shop
audience: [lead]
channels: [email]
reviewed: 2026-11-01
review_date: 2026-12-01
cadence: monthly
state: active
history: [{date: 2026-11-01, by: lead, change: First version, why: New}]
---
```

Right:

```markdown docs/sops/refunds.md
---
title: Refund an order
summary: Give the money back.
area: money
owner: lead
scope: Orders of the shop
audience: [lead]
channels: [email]
time_on_task: 5 minutes
asks: [money back, refund me, wrong charge, charged twice, return it, cancel it, give it back, my money]
reviewed: 2026-11-01
review_date: 2026-12-01
cadence: monthly
state: active
history: [{date: 2026-11-01, by: lead, change: First version, why: New}]
---
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.role.schema import Role
from deskbook.kinds.sop.schema import Sop
from deskbook.kinds.ticket.schema import Ticket
from deskbook.library.model import Finding
from deskbook.library.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP319"


def check(library: Library) -> Iterator[Finding]:
    words = vocabulary(library)
    has = {
        "tools": bool(library.ids("tool")),
        "time_on_task": True,
        "ai": any(role.data.tier == "ai" for role in library.all(Role)),
    }
    for record in library.all(Sop):
        if record.data.state not in ("active", "shadow"):
            continue
        missing: list[str] = [field for field in words.owes if has[field] and not getattr(record.data, field)]
        if len(record.data.asks) < words.asks:
            missing.append(f"asks ({len(record.data.asks)} of {words.asks})")
        if missing:
            place = record.where("asks" if missing[0].startswith("asks") else "title")
            yield Finding(
                place, CODE, f"an SOP in force lacks {', '.join(missing)}; add them, or set state: draft"
            )
    if library.ids("plan"):
        for ticket in library.all(Ticket):
            if ticket.data.plan is None:
                message = f"the ticket names no plan; add one of {', '.join(sorted(library.ids('plan'))[:8])}"
                yield Finding(ticket.where("title"), CODE, message)
