"""Scope that says nothing.

The scope tells an agent in one line whether this is the right page. A blank, a placeholder or the title
again sends them to read the whole page, or the wrong one.

Wrong:

```markdown docs/sops/refunds.md:3
---
title: Refund a duplicate charge
scope: Refunds
---
```

Right:

```markdown docs/sops/refunds.md
---
title: Refund a duplicate charge
scope: Any request for money back on a paid plan.
---
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP103"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        scope = page.doc.data.get("scope")
        if page.kind != "sop" or not isinstance(scope, str) or not scope.strip():
            continue  # SOP003 tells of a scope that is missing or empty
        if len(scope.split()) < 3 or scope.strip() == str(page.doc.data.get("title")).strip():
            yield Finding(
                page.doc.where("scope"),
                CODE,
                f"scope {scope.strip()[:60]!r} does not say which cases this page is for; name them in a sentence",
            )
