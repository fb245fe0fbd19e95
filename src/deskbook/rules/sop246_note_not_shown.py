"""Note or address that is defined and not shown.

A footnote that nothing refers to is dropped, and of two with one name only the first counts.

Wrong:

```markdown docs/sops/refunds.md:4,5
Refunds take [five days][bank].[^1]

[^1]: Ten in May.
[^1]: Nine in June.
[^2]: Never on Sunday.

[bank]: bank.md
```

Right:

```markdown docs/sops/refunds.md
Refunds take [five days][bank].[^1]

[^1]: Ten in May.

[bank]: bank.md
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP246"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        for one in page.outline.leftovers:
            if one.kind == "note":
                yield Finding(page.where(one.line), CODE, f"{one.what}; {one.mend}")
