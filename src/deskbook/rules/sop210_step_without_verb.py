"""Step that does not tell the reader to do something.

A step is an action. "The customer's plan" or "Checking the plan" leaves the reader to guess which; what is
not an action belongs above the list. A step may begin with the case it is for: "If the card was declined,
ask for another one".

Wrong:

```markdown docs/sops/refunds.md:3,4
## Steps

1. The agent opens the charge.
2. Checking the plan.
```

Right:

```markdown docs/sops/refunds.md
## Steps

1. Open the charge.
2. If the plan is annual, ask {{ role("finance") }}.
3. **Plan.** Check it in Stripe.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deskbook.language.sentences import instruction, is_conditional, sentences
from deskbook.language.verbs import first_word, near_verb
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP210"
SEVERITY: Final = "warning"

_NO_VERB_WORDS = """
    a an the this that these those it there here you we they he she i your our their its his her one some all both each
    every any no customer customers agent agents team lead supervisor manager must should can may will is are was were
    has have
"""
_NO_VERBS = frozenset(_NO_VERB_WORDS.split())


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        if page.kind == "page":
            continue
        for step in page.outline.steps:
            said = sentences(step.text)
            if not said or instruction(said[0]) or is_conditional(said[0]):
                continue
            first = first_word(said[0])
            if first in _NO_VERBS or first.endswith("ing") or first.removesuffix("'s") in _NO_VERBS:
                near = near_verb(first) if first.endswith("ing") else None
                such = f", such as {near.capitalize()!r}" if near else ""
                message = f"step {step.number} starts with {first.capitalize()!r}; start with a verb{such}"
                yield Finding(page.where(step.line), CODE, message, SEVERITY)
