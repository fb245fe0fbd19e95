"""Markdown that is shown as it stands.

Wikis and other tools write links, tabs and boxes in ways of their own, and a sign that is not closed means
nothing at all. The page then shows the signs. Pages are CommonMark with GitHub's tables, tasks, strikethrough,
footnotes and alerts; what is meant as text stands in code, or behind a backslash.

Wrong:

```markdown docs/sops/refunds.md:1,3,5,8,9,11,13,14,15
See [[Refund policy]] and the [other one][policy].

A refund is **final.

=== "Stripe"

Look at these:
    - the charge
    - the invoice

• Write it down.

#Refund
Do it now.[^1]
:warning: Never twice.
```

Right:

```markdown docs/sops/refunds.md
See [Refund policy](policy.md).

A refund is **final**, and \\**this** is text, as `[[this]]` is.

## In Stripe

Look at these:

- the charge
- the invoice

> [!WARNING]
> Never twice.[^1]

- [ ] ~~Ask~~ Write it down.

[^1]: It can't be taken back.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP240"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        for one in page.outline.leftovers:
            if one.kind == "raw":
                yield Finding(page.where(one.line), CODE, f"{one.what} is shown as it stands; {one.mend}")
