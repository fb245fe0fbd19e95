"""Page without front matter.

The owner, the scope and the review dates of an SOP stand in its front matter. A page without it belongs
to nobody and never falls due.

Wrong:

```markdown docs/sops/refunds.md:1
Refund a charge that was made twice.
```

Right:

```markdown docs/index.md
Plain pages need none.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import NO_FRONT_MATTER as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
