"""Text that YAML reads as a comment.

A blank and a `#` end a value: of `reach: Slack #accounts` only `Slack` is left. Put such a text in quotes. A
comment of your own stands two blanks behind a text, and a blank behind its `#`; a mark such as `# only: goods`
may stand anywhere.

Wrong:

```yaml sop_data/role/accounts.yml:3,4
title: Accounts
team: Finance
summary: Handles invoices # and refunds
reach: Slack #accounts
```

Right:

```yaml sop_data/role/accounts.yml
title: Accounts  # as on the plan of desks
team: Finance # only: goods
summary: "Handles invoices # and refunds"
reach: "Slack #accounts"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import CUT_TEXT as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
