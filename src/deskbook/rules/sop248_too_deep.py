"""Lists or quotes too deep to be read.

Text that stands more than some thirty lists or quotes deep is not shown. Nobody follows a procedure so deep.

Wrong:

```markdown docs/sops/refunds.md:1
> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > Ask.
```

Right:

```markdown docs/sops/refunds.md
> > > Ask.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.model import Library

CODE = "SOP248"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        for one in page.outline.leftovers:
            if one.kind == "deep":
                yield Finding(page.where(one.line), CODE, f"{one.what}; {one.mend}")
