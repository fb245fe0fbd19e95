"""Two records of one kind with the same id.

An id is unique in its kind wherever it stands: alone in a file, in a shared mapping or in an SOP's folder.
Of two, only the first would be read.

Wrong:

```yaml sop_data/role.yml
finance:
  title: Finance
  team: Finance
  summary: Approves refunds.
  reach: The queue "finance".
```

```yaml sop_data/role/finance.yml:1
title: Finance
team: Finance
summary: Books credits.
reach: The queue "finance".
```

Right:

```yaml sop_data/role.yml
finance:
  title: Finance
  team: Finance
  summary: Approves refunds.
  reach: The queue "finance".
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import ID_TWICE as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
