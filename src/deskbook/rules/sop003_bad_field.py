"""Field that is missing, unknown or of the wrong form.

Each kind of record says which fields it has. A field that is left out, misspelt or empty would leave a
hole in every page that shows it, so an owner, a scope or a review date cannot be forgotten.

Wrong:

```yaml sop_data/role/finance.yml:1,2,3
tittle: Finance
team: ""
responsibilities: Refunds
reach: The queue "finance".
```

Right:

```yaml sop_data/role/finance.yml
title: Finance
team: Finance
responsibilities: [Approve refunds]
summary: Approves refunds.
reach: The queue "finance".
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import BAD_FIELD as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
