"""Step that is named by its number.

A number is true until somebody adds a step. Name the step by what it does, and link its anchor: the link is
checked, and the words say where it leads.

Wrong:

```markdown docs/sops/refunds.md:3,9
## Before you begin

Open the playbook of step 2 beside this page.

## Steps

1. Open the charge.
2. Refund it. {: #refund }
3. If it is refused, see [the charge](#step-1).
```

```yaml sop_data/role/finance.yml:3
title: Finance
team: Finance
summary: Approves what step 2 of a refund asks for.
reach: Chat.
```

Right:

```markdown docs/sops/refunds.md
## Before you begin

Open the playbook of [the refund](#refund) beside this page. There are two steps, and 2 steps are enough.

## Steps

1. Open the charge.
2. Refund it. {: #refund }
```

```yaml sop_data/role/finance.yml
title: Finance
team: Finance
summary: Approves every refund in 2 steps.
reach: Chat.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deskbook.library.model import Finding
from deskbook.read.leftovers import STEP
from deskbook.read.outline import plain
from deskbook.read.source import Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library, Page

CODE = "SOP244"

_NUMBERED = re.compile(r"#step-\d+$")


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        for one in page.outline.leftovers:
            if one.kind == "step":
                yield Finding(page.where(one.line), CODE, _message(one.what, page))
        for link in page.outline.links:
            if _NUMBERED.search(link.target):
                message = (
                    f"link {link.target[:80]!r} goes wrong when a step is added; write {{: #name }} behind the step, "
                    "and link that"
                )
                yield Finding(page.where(link.line), CODE, message)
    data = (
        one for kind, of in library.records.items() if not library.rooms[kind].folder for one in of.values()
    )
    for path, text in {record.doc.path: record.doc.text for record in data}.items():
        for found in STEP.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            if not text[text.rfind("\n", 0, found.start()) + 1 :].lstrip().startswith("#"):
                yield Finding(Where(path, line), CODE, _message(found[0], None))


def _message(what: str, page: Page | None) -> str:
    number = int(re.findall(r"\d+", what)[-1])
    steps = [one for one in page.outline.steps if one.number == number] if page else []
    mend = "name the step by what it does, and link it"
    if len(steps) == 1:
        words = " ".join(plain(steps[0].text).split()[:6]).rstrip(".,:;")
        mend = f"name the step, such as [{words}](#{steps[0].anchor})"
    return f"{' '.join(what.split())!r} goes wrong when a step is added; {mend}"
