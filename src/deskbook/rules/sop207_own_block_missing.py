"""SOP that shows another page's block, or not who does what.

The facts strip, the related pages, the measures and the history of an SOP are put in by the template, from
its front matter. A page that calls one of these blocks itself means its own: with another page's id, readers
see facts of another page. Who does what is a `raci` block, which the page calls.

Wrong:

```markdown docs/sops/refunds.md:1,7
## Who does what

Finance approves.

## Related

{{ related("returns") }}
```

Right:

```markdown docs/sops/refunds.md
## Who does what

{{ raci("refund") }}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding
from deskbook.library.uses import meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library, Page

CODE = "SOP207"

OWN = ("sop", "not_for", "measures", "related", "history")
"""The blocks that show front matter of an SOP."""


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        if page.kind == "sop":
            yield from _of_another(page)
            yield from _nobody(library, page)


def _of_another(page: Page) -> Iterator[Finding]:
    for call in page.written.calls:
        if call.name in OWN and call.argument != page.id:
            message = f"{call.name} shows {call.argument!r}, another page; remove the call, the template shows this page's own"
            yield Finding(page.where(call.line), CODE, message)


def _nobody(library: Library, page: Page) -> Iterator[Finding]:
    line = next((one.line for one in page.outline.headings if one.text == "Who does what"), None)
    if line and not any(meant(library, call)[0] == "raci" for call in page.outline.calls):
        message = f'the page does not say who does what; call a raci block here, such as {{{{ raci("{page.id}") }}}}'
        yield Finding(page.where(line), CODE, message)
