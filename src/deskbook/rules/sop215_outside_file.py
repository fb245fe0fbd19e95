"""Picture or script that another host serves.

A page must work behind a firewall and must not tell another company who reads it, so it asks no outside
host for anything. Keep the file in `docs/`. A link to another site is fine: it asks for nothing until it is
followed.

Wrong:

```markdown docs/sops/refunds.md:1,3
![The button](https://example.com/button.png)

<img src="//example.com/button.png" alt="The button">
```

Right:

```markdown docs/sops/refunds.md
![The button](button.svg)

Read [the vendor's page](https://example.com/refunds).
```

```xml docs/sops/button.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.refusals import OUTSIDE as CODE
from deskbook.html.refusals import refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.once(refusals) if one.code == CODE)
