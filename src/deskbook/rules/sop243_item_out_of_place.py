"""Item or text that stands where it was not meant.

What belongs to an item is indented as far as the item's text: by three below `1. `, by two below `- `. With
less, sub-steps become steps of their own and the numbers below them change; with too much, they become code.

Wrong:

```markdown docs/sops/refunds.md:2,7,11
1. Open the charge.
  - Look at both addresses.

2. Refund it.

1. Ask.
 1. Ask again.

Text.

    - This is code.
```

Right:

```markdown docs/sops/refunds.md
1. Open the charge.
   - Look at both addresses.
2. Refund it.
    - Four do as well.

Text.

- This is an item.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP243"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        for one in page.outline.leftovers:
            if one.kind == "place":
                yield Finding(page.where(one.line), CODE, f"{one.what}; {one.mend}")
