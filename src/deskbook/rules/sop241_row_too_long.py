"""Row with more cells than the table has columns.

A table has as many columns as its first row. What stands in a further cell is not shown at all, here as on
GitHub; most often a bar in the text was meant as a bar.

Wrong:

```markdown docs/sops/refunds.md:3
| Plan | Price |
| --- | --- |
| Basic | 10 | a month |
```

Right:

```markdown docs/sops/refunds.md
| Plan | Price |
| --- | --- |
| Basic | 10 a month |
| Pro \\| Team | 20 a month |
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP241"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        for one in page.outline.leftovers:
            if one.kind == "cells":
                yield Finding(page.where(one.line), CODE, f"{one.what}; {one.mend}")
