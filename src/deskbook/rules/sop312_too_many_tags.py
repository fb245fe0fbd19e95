"""More tags than the cap on the taxonomy allows.

Agents choose well among few tags and at random among many. The figure `taxonomy-cap` sets how many there
may be in all; without that figure there is no cap.

Wrong:

```yaml sop_data/figure/taxonomy-cap.yml:2
title: Most tags that the taxonomy may have
value: 1
unit: tags
```

```yaml sop_data/category/billing.yml
title: Billing
summary: Money.
queue: billing
keywords: [invoice]
tags: [{id: refund, title: Refund}, {id: invoice, title: Invoice}]
```

Right:

```yaml sop_data/figure/taxonomy-cap.yml
title: Most tags that the taxonomy may have
value: 25
unit: tags
```

```yaml sop_data/category/billing.yml
title: Billing
summary: Money.
queue: billing
keywords: [invoice]
tags: [{id: refund, title: Refund}, {id: invoice, title: Invoice}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.category.schema import Category
from deskbook.kinds.figure.schema import Figure
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP312"


def check(library: Library) -> Iterator[Finding]:
    cap = library.get(Figure, "taxonomy-cap")
    count = sum(len(one.data.tags) for one in library.all(Category))
    if cap and count > cap.data.value:
        message = f"the categories have {count} tags, the cap is {cap.data.text}; merge some or raise the cap"
        yield Finding(cap.where("value"), CODE, message)
