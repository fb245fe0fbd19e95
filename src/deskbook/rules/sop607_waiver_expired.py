"""Waiver that has expired.

A waiver that is over lets nothing through. It is left behind after the review, or the review is still owed
and SOP603 tells of it; a person has to see which.

Wrong:

```yaml sop_data/waiver/refunds.yml:5
sop: refunds
reason: The owner is on leave.
approved_by: head-of-support
granted: 2026-11-10
expires: 2026-11-21
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

from typing import TYPE_CHECKING, Final

from deskbook.kinds.waiver.schema import Waiver
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP607"
SEVERITY: Final = "warning"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Waiver):
        if record.data.expires < library.today:
            message = f"the waiver for {record.data.sop!r} ended on {record.data.expires}; review the page and remove it"
            yield Finding(record.where("expires"), CODE, message, SEVERITY)
