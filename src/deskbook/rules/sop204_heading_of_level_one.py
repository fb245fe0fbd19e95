"""Heading of the first level in a page that has a title.

The title of a page comes from its front matter and is shown above its text. A second one confuses readers
and screen readers about where the page begins.

Wrong:

```markdown docs/sops/refunds.md:5
---
title: Refund a duplicate charge
---

# Refunds

Refund what was charged twice.
```

Right:

```markdown docs/sops/refunds.md
---
title: Refund a duplicate charge
---

Refund what was charged twice.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP204"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        if page.kind == "page" and "title" not in page.doc.data:
            continue
        for heading in page.outline.headings:
            if heading.level == 1:
                message = f"heading {heading.text[:60]!r} is of level 1, as the title is; begin with ##"
                yield Finding(page.where(heading.line), CODE, message)
