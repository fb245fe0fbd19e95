"""Page that is related to itself, or to another page twice.

"Related" offers the reader another page to go to. The page itself is none, and a second mention takes
the place of one that would help.

Wrong:

```markdown docs/sops/refunds.md:3
---
title: Refund a duplicate charge
related: [returns, refunds, returns]
---
```

Right:

```markdown docs/sops/refunds.md
---
title: Refund a duplicate charge
related: [returns, billing-inquiry]
---
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP104"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        related = page.doc.data.get("related")
        if page.kind != "sop" or not isinstance(related, list):
            continue
        for index, id in enumerate(related):
            where = page.doc.where("related", index)
            if id == page.id:
                yield Finding(where, CODE, f"the page is related to itself ({id!r}); remove it")
            elif id in related[:index]:
                yield Finding(where, CODE, f"{str(id)!r} is related twice; keep one")
