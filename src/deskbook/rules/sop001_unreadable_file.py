"""File that cannot be read.

A file that is no text, is larger than a megabyte or lies outside of the project is left out, and with
it everything that it says. Save texts as UTF-8, inside of `docs/` and `sop_data/`.

Wrong:

```yaml sop_data/../refund.yml:1
title: Refund a charge
```

Right:

```yaml sop_data/role/finance.yml
title: Finance
team: Finance
summary: Approves refunds.
reach: The queue "finance".
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import UNREADABLE as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
