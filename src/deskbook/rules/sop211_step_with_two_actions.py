"""Step that seems to hold two actions.

A step that holds two actions can be half done, cannot be ticked off and has one link for two places. A
person has to judge: the check looks for "and then", for ", then", for a semicolon before a verb, and for
two sentences that both begin with a verb.

Wrong:

```markdown docs/sops/refunds.md:3,4,5
## Steps

1. Open the charge and then select **Refund**.
2. Enter the amount; choose the reason.
3. Select **Refund**. Close the window.
```

Right:

```markdown docs/sops/refunds.md
## Steps

1. Open the charge in **Payments**.
2. If the charge is disputed, then ask {{ role("finance") }}.
3. Select **Refund**. The charge turns grey.
4. Ask for the order number. Do not ask for the card number.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from deskbook.language.sentences import is_action, is_conditional, sentences
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP211"
SEVERITY: Final = "warning"

_AND_THEN = re.compile(r"\band then\b|, then\b", re.IGNORECASE)


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        if page.kind == "page":
            continue
        for step in page.outline.steps:
            if second := _second_action(step.text):
                message = f"step {step.number} seems to hold two actions ({second}); make each its own step"
                yield Finding(page.where(step.line), CODE, message, SEVERITY)


def _second_action(text: str) -> str | None:
    """What shows that a step holds a second action."""
    acts: list[str] = []
    for sentence in sentences(text):
        if not is_conditional(sentence) and (found := _AND_THEN.search(sentence)):
            return repr(found[0].strip(", "))
        parts = [sentence] if is_conditional(sentence) else sentence.split("; ")
        acts += [part for part in parts if is_action(part)]
    return f"{_start(acts[0])} and {_start(acts[1])}" if len(acts) > 1 else None


def _start(sentence: str) -> str:
    return repr(" ".join(sentence.rstrip(".").split()[:3]))
