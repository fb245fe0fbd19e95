"""Reference to a record that does not exist.

Data and front matter name roles, tools, channels, replies, SOPs and trees by their id. An id that is not
there is a link to nothing, and a role that nobody holds.

Wrong:

```yaml sop_data/raci/refund.yml:4
title: Refunds
tasks:
  - task: Approve the refund
    accountable: [finanse]
```

```yaml sop_data/role/finance.yml
title: Finance
team: Finance
summary: Works.
reach: The queue.
```

Right:

```yaml sop_data/raci/refund.yml
title: Refunds
tasks:
  - task: Approve the refund
    accountable: [finance]
```

```yaml sop_data/role/finance.yml
title: Finance
team: Finance
summary: Works.
reach: The queue.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding
from deskbook.library.unknown_ids import unknown
from deskbook.library.uses import mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP304"


def check(library: Library) -> Iterator[Finding]:
    known: dict[str, frozenset[str]] = {}
    for record, loc, kind, id in mentions(library):
        if kind == "step":
            continue  # SOP305 judges parts of pages
        if kind not in known:
            known[kind] = library.ids(kind)
        if id not in known[kind]:
            yield Finding(record.where(*loc), CODE, unknown(library, kind, id))
