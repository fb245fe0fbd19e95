"""Heading with nothing below it.

A heading promises text. Two headings in a row, or one at the end of a page, leave the reader of a search
result with nothing; a sentence says what the part is for.

Wrong:

```markdown docs/sops/refunds.md:1,7
## Steps

### If the payment is disputed

1. Ask {{ role("finance") }}.

## Related
```

Right:

```markdown docs/sops/refunds.md
## Steps

To refund a charge, follow these steps.

### If the payment is disputed

1. Ask {{ role("finance") }}.

## Related

{{ related("refunds") }}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library, Page

CODE = "SOP205"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        if page.written.headings:
            yield from _bare(page)


def _bare(page: Page) -> Iterator[Finding]:
    lines = page.body.split("\n")
    headings = page.written.headings
    ends = [one.line for one in headings[1:]] + [page.body_line + len(lines)]
    for heading, end in zip(headings, ends, strict=True):
        between = lines[heading.line + 1 - page.body_line : end - page.body_line]
        if not any(line and not line.isspace() for line in between):
            message = f"heading {heading.text[:60]!r} has no text below it; add a sentence or remove it"
            yield Finding(page.where(heading.line), CODE, message)
