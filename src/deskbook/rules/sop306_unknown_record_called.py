"""Block that is called with an unknown id.

`{{ raci("refund") }}` shows `sop_data/raci/refund.yml`. With an id that is not there the build would
stop in the middle; here every such call is told at once, with its line.

Wrong:

```markdown docs/sops/refunds.md:1,3
{{ role("finanse") }} approves.

Within {{ figure("refund-window") }}.
```

```yaml sop_data/role/finance.yml
title: Finance
team: Finance
summary: Works.
reach: The queue.
```

Right:

```markdown docs/sops/refunds.md
{{ role("finance") }} approves.
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP306"


def check(library: Library) -> Iterator[Finding]:
    kinds = {"figure": "figure", **library.blocks}
    known = {kind: library.ids(kind) for kind in set(kinds.values())}
    for page in library.pages.values():
        for call in page.outline.calls:
            kind = kinds.get(call.name or "")
            if kind and call.argument not in known[kind]:
                yield Finding(page.where(call.line), CODE, unknown(library, kind, call.argument))
