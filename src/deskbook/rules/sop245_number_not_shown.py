"""Number that is not the one shown.

A list counts by itself from its first number. A step that is written as 4 and shown as 3 sends whoever reads the
file, and whoever reads the page, to different steps.

Wrong:

```markdown docs/sops/refunds.md:3
1. Open the charge.
2. Refund it.
4. Tell the customer.
```

Right:

```markdown docs/sops/refunds.md
1. Open the charge.
2. Refund it.
3. Tell the customer.

Or, all with the first number:

1. Ask.
1. Answer.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP245"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        for one in page.outline.leftovers:
            if one.kind == "number":
                yield Finding(page.where(one.line), CODE, f"{one.what}; {one.mend}")
