"""Step in the passive voice.

"The refund is approved" does not say by whom, and the reader waits for somebody else. Say who does what,
or tell the reader to do it. States ("the ticket is closed"), conditions ("if the card was declined") and
what the reader will see after the action are fine.

Wrong:

```markdown docs/sops/refunds.md:3,4
## Steps

1. The refund is approved by finance.
2. Ask for the order number. The customer must be told why.
```

Right:

```markdown docs/sops/refunds.md
## Steps

1. Ask {{ role("finance") }} to approve the refund.
2. If the card was declined, offer a credit.
3. Select **Refund**. The status is changed to Refunded.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deskbook.language.passive import passive
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP212"
SEVERITY: Final = "warning"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        if page.kind == "page":
            continue
        for step in page.outline.steps:
            if found := passive(step.text):
                message = f"step {step.number} is passive ({found!r}); say who acts, or tell the reader to"
                yield Finding(page.where(step.line), CODE, message, SEVERITY)
