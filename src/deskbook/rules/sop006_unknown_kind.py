"""Folder of data that is no kind of record.

A folder below `sop_data/` names the kind of its records. Under a misspelt folder the records would be
ignored.

Wrong:

```yaml sop_data/roles/finance.yml:1
title: Finance
```

Right:

```yaml sop_data/role/finance.yml
title: Finance
team: Finance
summary: Approves refunds.
reach: The queue "finance".
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import UNKNOWN_KIND as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
