"""Category that nothing can be routed to.

Keywords are what a customer writes; routing and search find the category by them. Without any, tickets
reach it only by hand.

Wrong:

```yaml sop_data/category/billing.yml:1
title: Billing
summary: Money.
queue: billing
```

Right:

```yaml sop_data/category/billing.yml
title: Billing
summary: Money.
queue: billing
keywords: [invoice, charged twice]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.category.schema import Category
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP313"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Category):
        if not record.data.keywords:
            message = f"category {record.id!r} has no keywords; add the words that customers use"
            yield Finding(record.where("keywords"), CODE, message)
