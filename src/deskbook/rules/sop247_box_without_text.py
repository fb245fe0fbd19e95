"""Warning or note without text.

The text of `!!! warning` is indented by four below it. What is not indented stands outside the box, and the box is
empty.

Wrong:

```markdown docs/sops/refunds.md:1
!!! warning "A refund cannot be taken back"

Ask before you press the button.
```

Right:

```markdown docs/sops/refunds.md
!!! warning "A refund cannot be taken back"

    Ask before you press the button.

> [!TIP]
> GitHub's form does as well.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP247"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        for one in page.outline.leftovers:
            if one.kind == "empty":
                yield Finding(page.where(one.line), CODE, f"{one.what}; {one.mend}")
