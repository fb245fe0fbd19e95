"""Tag that two categories share.

A ticket's tag tells which category it counts for. The same id in two of them makes every report wrong.

Wrong:

```yaml sop_data/category/billing.yml
title: Billing
summary: Money.
queue: billing
keywords: [invoice]
tags: [{id: refund, title: Refund}]
```

```yaml sop_data/category/returns.yml:5
title: Returns
summary: Money.
queue: billing
keywords: [send back]
tags: [{id: refund, title: Refund}]
```

Right:

```yaml sop_data/category/billing.yml
title: Billing
summary: Money.
queue: billing
keywords: [invoice]
tags: [{id: refund, title: Refund}]
```

```yaml sop_data/category/returns.yml
title: Returns
summary: Money.
queue: billing
keywords: [send back]
tags: [{id: return-refund, title: Refund of a return}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.category.schema import Category
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP311"


def check(library: Library) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for record in library.all(Category):
        for index, tag in enumerate(record.data.tags):
            if tag.id in first:
                message = f"tag {tag.id!r} stands in category {first[tag.id]!r} already; name it otherwise"
                yield Finding(record.where("tags", index, "id"), CODE, message)
            first.setdefault(tag.id, record.id)
