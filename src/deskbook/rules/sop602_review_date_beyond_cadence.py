"""Next review later than the cadence allows.

The cadence says how long a page or reply may go unread: monthly 31 days, quarterly 92, half-yearly 183,
yearly 366. A later `review_date` would put the review off for good; one before `reviewed` was never moved.

Wrong:

```yaml sop_data/reply/refund-sent.yml:5
title: Refund sent
when: The refund is on its way.
owner: finance
reviewed: 2026-11-01
review_date: 2027-06-01
cadence: monthly
channels: [email]
body: Your refund is on its way.
do: [Name the amount]
dont: [Promise a day]
```

```yaml sop_data/reply/refund-late.yml:5
title: Refund sent
when: The refund is on its way.
owner: finance
reviewed: 2026-11-20
review_date: 2026-11-01
cadence: monthly
channels: [email]
body: Your refund is late.
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
from deskbook.reviews.due import CADENCE_DAYS, dated, limit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP602"


def check(library: Library) -> Iterator[Finding]:
    for record in dated(library):
        data = record.data
        latest = limit(data.reviewed, data.cadence)
        if data.review_date > latest:
            days = CADENCE_DAYS[data.cadence]
            message = f"review_date {data.review_date} is more than {days} days ({data.cadence}) after {data.reviewed}; write {latest} or earlier"
            yield Finding(record.where("review_date"), CODE, message)
        elif data.review_date < data.reviewed:
            message = f"review_date {data.review_date} is before reviewed, {data.reviewed}; write {latest} or earlier"
            yield Finding(record.where("review_date"), CODE, message)
