"""Anchor that two parts of a page share.

A link to `refunds.md#verify` leads to the first of them, and nobody can link to the second. Headings and
steps that name their anchor (`{: #verify }`) need one of their own.

Wrong:

```markdown docs/sops/refunds.md:4
## Steps

1. Verify the customer. {: #verify }
2. Verify the charge. {: #verify }
```

Right:

```markdown docs/sops/refunds.md
## Steps

1. Verify the customer. {: #verify }
2. Verify the charge. {: #verify-charge }
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP218"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        seen: dict[str, int] = {}
        for line, anchor in page.outline.anchors:
            if anchor in seen:
                message = f"anchor {anchor!r} stands on line {seen[anchor]} already; name another one"
                yield Finding(page.where(line), CODE, message)
            seen.setdefault(anchor, line)
