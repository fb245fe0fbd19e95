"""Code or comment without an end.

Code that is not closed goes on to the end of the page, and a comment hides all that follows it.

Wrong:

```markdown docs/sops/refunds.md:3,8
1. Run it:

   ```sh
   make site

2. Look at it.

<!-- Ask finance.
```

Right:

```markdown docs/sops/refunds.md
1. Run it:

   ```sh
   make site
   ```

2. Look at it.

<!-- Ask finance. -->
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP242"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        for one in page.outline.leftovers:
            if one.kind == "unclosed":
                yield Finding(page.where(one.line), CODE, f"{one.what}; {one.mend}")
