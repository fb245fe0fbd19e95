"""SOP that does not call its own blocks.

The facts strip, the related pages, the measures and the history of an SOP are rendered from its front
matter: `{{ sop("refunds") }}` and so on, with the page's own id. With another page's id, or without the
call, readers see facts of another page or none. Who does what is always a `raci` block.

Wrong:

```markdown docs/sops/refunds.md:1,3,13,15
Refund what was charged twice.

## Who does what

Finance approves.

## Measures

{{ measures("refunds") }}

## Related

{{ related("returns") }}

## History

See the log.
```

Right:

```markdown docs/sops/refunds.md
{{ sop("refunds") }}

## Who does what

{{ raci("refund") }}

## Measures

{{ measures("refunds") }}

## Related

{{ related("refunds") }}

## History

{{ history("refunds") }}
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

OWN = {"sop": "", "measures": "Measures", "related": "Related", "history": "History"}
"""Block → the section that it stands in (the facts strip stands above the first)."""


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        if page.kind == "sop":
            yield from _missing(library, page)


def _missing(library: Library, page: Page) -> Iterator[Finding]:
    told = {meant(library, call)[0] for call in page.outline.calls if call.name not in library.blocks}
    sections = {one.text: one.line for one in page.outline.headings}
    for block, section in OWN.items():
        calls = [call for call in page.outline.calls if call.name == block]
        if any(call.argument == page.id for call in calls):
            continue
        right = f'{{{{ {block}("{page.id}") }}}}'
        if calls:
            message = f"{block} shows {calls[0].argument!r}, another page; write {right}"
            yield Finding(page.where(calls[0].line), CODE, message)
        elif block in told:
            continue  # a call that cannot be read is told as such
        elif line := sections.get(section) if section else page.body_line:
            yield Finding(
                page.where(line), CODE, f"the page does not call its block {block!r}; write {right} here"
            )
    line = sections.get("Who does what")
    if line and "raci" not in told and not any(call.name == "raci" for call in page.outline.calls):
        message = f'the page does not say who does what; call a raci block here, such as {{{{ raci("{page.id}") }}}}'
        yield Finding(page.where(line), CODE, message)
