"""Reference to a step that does not exist.

An outcome of a tree, or a question of a quiz, sends the reader to a step: `refunds#verify`. A step is named
by its `{: #verify }`, by its place (`step-2`, or `if-disputed-2` below a branch), or it is a heading.

Wrong:

```yaml sop_data/quiz/refunds.yml:9
title: Refunds
sop: refunds
pass_mark: 80
questions:
  - id: first
    ask: What comes first?
    options: [{id: a, text: Verify}, {id: b, text: Refund}]
    answer: a
    step: refunds#verfy
    feedback: Verify first.
```

```markdown docs/sops/refunds.md
## Steps

1. Verify the customer. {: #verify }
```

Right:

```yaml sop_data/quiz/refunds.yml
title: Refunds
sop: refunds
pass_mark: 80
questions:
  - id: first
    ask: What comes first?
    options: [{id: a, text: Verify}, {id: b, text: Refund}]
    answer: a
    step: refunds#verify
    feedback: Verify first.
```

```markdown docs/sops/refunds.md
## Steps

1. Verify the customer. {: #verify }
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deskbook.library.model import Finding
from deskbook.library.unknown_ids import moved
from deskbook.library.uses import mentions
from deskbook.read.near import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP305"


def check(library: Library) -> Iterator[Finding]:
    for record, loc, kind, id in mentions(library):
        if kind == "step" and (problem := _problem(library, id)):
            yield Finding(record.where(*loc), CODE, problem)


def _problem(library: Library, reference: str) -> str | None:
    id, _, anchor = reference.partition("#")
    page = library.sop(id) or library.page("playbook", id)
    if not page:
        if library.broken & {("sop", id), ("playbook", id)}:
            return None  # the page cannot be read, and is told itself
        new = moved(library).get(("sop", id)) or moved(library).get(("playbook", id))
        near = f"did you mean {new!r}, its new name?" if new else suggestion(id, library.ids("sop"))
        return f"unknown page {id!r} in {reference!r}; {near}"
    anchors = [known for _, known in page.outline.anchors]
    if anchor in anchors or re.search(rf"\{{:?[^{{}}\n]*#{re.escape(anchor)}(?![\w-])", page.body):
        return None
    return f"page {id!r} has no step {anchor!r}; {suggestion(anchor, anchors)}"
