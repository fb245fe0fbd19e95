"""Word that mixes alphabets whose letters look alike.

A Cyrillic `а` looks like a Latin `a`, so a name or an address can be another than it seems, and no search finds
it. Words that are wholly Cyrillic or Greek are fine.

Wrong:

```markdown docs/owners/pay.md:1
Pay at pаypal.example.
```

Right:

```markdown docs/owners/pay.md
Pay at paypal.example. In Kyiv they say «мир», and Δt is a time.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import TWO_ALPHABETS as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
