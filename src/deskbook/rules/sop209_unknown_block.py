"""Block that does not exist.

The name of a block is the name of its kind of data: `{{ raci("refund") }}` shows
`sop_data/raci/refund.yml`. A misspelt name would stand in the page as it is. Macros of your own count as well:
the functions that `main.py` registers with `@env.macro`.

Wrong:

```markdown docs/sops/refunds.md:1
{{ racy("refund") }}
```

Right:

```markdown docs/sops/refunds.md
{{ raci("refund") }} and {{ figure("refund-window") }}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding
from deskbook.read.near import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP209"

ALSO = frozenset({"figure", "view"})
"""Calls that need no block of their name: a number in the line, and a generated listing."""


def check(library: Library) -> Iterator[Finding]:
    known = library.blocks.keys() | ALSO | library.macros
    for page in library.pages.values():
        for call in page.outline.calls:
            if call.name is not None and call.name not in known:
                message = f"unknown block {call.name!r}; {suggestion(call.name, known)}"
                yield Finding(page.where(call.line), CODE, message)
