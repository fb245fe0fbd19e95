"""Escalation that leads to nobody.

"If it fails" is read by an agent who is stuck. It names who takes over: with a block, such as
`{{ escalation("billing") }}` or `{{ role("tier-2") }}`, or by the title of a role.

Wrong:

```markdown docs/sops/refunds.md:1
## If it fails: escalate

Ask somebody who knows.
```

Right:

```markdown docs/sops/refunds.md
## If it fails: escalate

Hand the ticket to {{ role("tier-2") }}.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP203"


def check(library: Library) -> Iterator[Finding]:
    titles = [str(one.data.title).lower() for one in library.records.get("role", {}).values()]
    for page in library.pages.values():
        if page.kind != "sop":
            continue
        headings = page.written.headings
        for position, heading in enumerate(headings):
            if heading.level != 2 or not heading.text.lower().startswith("if it fails"):
                continue
            rest = (one.line for one in headings[position + 1 :] if one.level <= 2)
            lines = page.body.split("\n")
            end = next(rest, page.body_line + len(lines))
            if any(heading.line < call.line < end and call.name != "figure" for call in page.written.calls):
                continue
            text = "\n".join(lines[heading.line - page.body_line : end - page.body_line]).lower()
            if not any(title in text for title in titles):
                yield Finding(
                    page.where(heading.line),
                    CODE,
                    'the escalation names no role; say who takes over, such as {{ role("tier-2") }}',
                )
