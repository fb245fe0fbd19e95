"""Page without steps.

A procedure without numbered steps is an opinion. Steps stand below `## Steps` as a numbered list; a branch
is a heading of the third level with its own list.

Wrong:

```markdown docs/sops/refunds.md:3
Refund what was charged twice.

## Steps

Look at the charge and use your judgement.
```

Right:

```markdown docs/sops/refunds.md
Refund what was charged twice.

## Steps

1. Open the charge.
2. Select **Refund**.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP202"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        if page.kind == "page" or page.outline.steps:
            continue
        steps = [one for one in page.outline.headings if one.anchor == "steps"]
        line = steps[0].line if steps else page.body_line
        yield Finding(
            page.where(line), CODE, "the page has no steps; write them as a numbered list below ## Steps"
        )
