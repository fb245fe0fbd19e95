r"""Character that a reader does not see, or that turns the order of what is read.

A reviewer judges what is shown. A mark that turns the direction can show *approve* where the file says
*decline*; a space without width breaks a search, and a tag can carry a whole sentence unseen. What a script
needs is fine: joiners in emoji and in Persian words, direction marks in a line of Hebrew.

Wrong:

```yaml sop_data/role/finance.yml:1,3
title: "Finance\u202e"
team: Finance
summary: "Approves re\u200bfunds."
reach: By phone.
```

Right:

```yaml sop_data/role/finance.yml
title: "Finance"
team: Finance
summary: "Approves refunds of می‌خواهم 👩‍💻."
reach: By phone.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import HIDDEN as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
