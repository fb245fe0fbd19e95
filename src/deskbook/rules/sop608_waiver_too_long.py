"""Waiver that lasts longer than 30 days, or ends before it begins.

A waiver bridges a holiday, not a quarter. If the owner cannot read the page within 30 days, it needs
another owner.

Wrong:

```yaml sop_data/waiver/refunds.yml:5
sop: refunds
reason: The owner is on leave.
approved_by: head-of-support
granted: 2026-11-10
expires: 2027-01-31
```

```yaml sop_data/waiver/returns.yml:4
sop: refunds
reason: The owner is on leave.
approved_by: head-of-support
granted: 2026-12-01
expires: 2026-12-20
```

Right:

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

from deskbook.kinds.waiver.schema import Waiver
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP608"

LONGEST_DAYS = 30


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Waiver):
        waiver = record.data
        days = (waiver.expires - waiver.granted).days
        if waiver.granted > library.today:
            message = f"granted on {waiver.granted}, today is {library.today}; write the day on which it was granted"
            yield Finding(record.where("granted"), CODE, message)
        elif days > LONGEST_DAYS:
            message = f"the waiver lasts {days} days, at most {LONGEST_DAYS} are allowed; end it earlier"
            yield Finding(record.where("expires"), CODE, message)
        elif days < 0:
            yield Finding(record.where("expires"), CODE, "the waiver ends before it begins; mend the dates")
