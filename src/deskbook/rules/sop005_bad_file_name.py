"""File name that is no id.

A record is called by its file name, and a page's address is made of it: lower-case words joined by
hyphens, in `sop_data/<kind>/<id>.yml`. A file of another form would never be read.

Wrong:

```yaml sop_data/role/Finance_Team.yml:1
title: Finance
```

```yaml sop_data/role/finance.yaml:1
title: Finance
```

Right:

```yaml sop_data/role/finance-team.yml
title: Finance
team: Finance
summary: Approves refunds.
reach: The queue "finance".
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import BAD_NAME as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
