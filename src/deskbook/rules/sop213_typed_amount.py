"""Amount that is typed into a page.

Every number that a page states lives in one record of `sop_data/figure/` and is rendered from it, so that a
new refund window is one edit and no page is left behind. The check looks for amounts of time, money and
percent. Dates, step numbers, code and words that a customer says, in double quotes, are left alone.

Wrong:

```markdown docs/sops/refunds.md:1,3
Refund within 14 days of the purchase.

Up to $200, a lead approves; finance answers in 2 working days.
```

Right:

```markdown docs/sops/refunds.md
Refund within {{ figure("refund-window") }} of the purchase.

On 2026-11-20 a customer of tier 2 wrote "I was charged $20", see step 3. Set `timeout: 30 minutes`.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deskbook.language.amounts import amounts
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP213"
SEVERITY: Final = "warning"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        if page.kind == "page":
            continue
        line, counted = page.body_line, 0
        for offset, text in amounts(page.body):
            line, counted = line + page.body.count("\n", counted, offset), offset
            message = f'{text!r} is typed by hand; put it in sop_data/figure/ and write {{{{ figure("…") }}}}'
            yield Finding(page.where(line), CODE, message, SEVERITY)
