"""Figure that does not exist.

Every number is written once, in `sop_data/figure/`. Data name it as `{{figure.id}}` for its text and
`{{figure.id.value}}`, alone in its field, for the number; a figure that is not there would leave the
braces in front of the customer.

Wrong:

```yaml sop_data/figure/refund-window.yml
title: Days in which a purchase can be refunded
value: 14
unit: days
```

```yaml sop_data/role/finance.yml:3,4
title: Finance
team: Finance
summary: Refunds within {{figure.refund-windw}}.
reach: Within {{figure.refund-window.value}} days.
```

Right:

```yaml sop_data/figure/refund-window.yml
title: Days in which a purchase can be refunded
value: 14
unit: days
```

```yaml sop_data/role/finance.yml
title: Finance
team: Finance
summary: Refunds within {{figure.refund-window}}.
reach: The queue "finance".
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import UNKNOWN_FIGURE as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
