"""Picture without words for those who cannot see it.

A screen reader, a search and a slow line show the text between the brackets instead of the picture. It
says what the picture tells, in a sentence.

Wrong:

```markdown docs/sops/refunds.md:1
![](button.png)
```

Right:

```markdown docs/sops/refunds.md
![The Refund button stands below the amount](button.png)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP219"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        for link in page.outline.links:
            if link.image and not link.text.strip():
                message = f"picture {link.target[:60]!r} has no words; say between the brackets what it shows"
                yield Finding(page.where(link.line), CODE, message)
