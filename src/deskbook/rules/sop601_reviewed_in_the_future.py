"""Review in the future.

`reviewed` is the day on which somebody read the page or the reply and found it right. A day that has not
come yet is a promise, and the date of the next review is worked out from it.

Wrong:

```yaml sop_data/reply/refund-sent.yml:4
title: Refund sent
when: The refund is on its way.
owner: finance
reviewed: 2026-12-01
review_date: 2026-12-20
cadence: monthly
channels: [email]
body: Your refund is on its way.
do: [Name the amount]
dont: [Promise a day]
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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding
from deskbook.reviews.due import dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP601"


def check(library: Library) -> Iterator[Finding]:
    for record in dated(library):
        if record.data.reviewed > library.today:
            message = f"reviewed on {record.data.reviewed}, today is {library.today}; write the day of the last review"
            yield Finding(record.where("reviewed"), CODE, message)
