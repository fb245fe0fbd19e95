"""Text that says that it is not finished.

"TBD" in a procedure is read by an agent with a customer waiting. A page that is not ready has the state
`draft`, and even then says what it knows.

Wrong:

```markdown docs/sops/refunds.md:4
## Steps

1. Open the charge.
2. TODO: ask finance.
```

```yaml sop_data/role/finance.yml:4
title: Finance
team: Finance
summary: Approves refunds.
reach: TBD
```

Right:

```markdown docs/sops/refunds.md
## Steps

1. Open the charge.
2. Ask {{ role("finance") }}. (`TODO` in code is text.)
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deskbook.language.prose import without_code
from deskbook.library.model import Finding
from deskbook.read.source import Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP217"

_UNFINISHED = re.compile(
    r"\b(?:TODO|TBD|TBC|FIXME|[Ll]orem [Ii]psum|[Tt]o be (?:written|defined|determined|completed|filled in))\b"
)
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
_HINT = re.compile(r"TODO|TBD|TBC|FIXME|orem |o be ")


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        yield from _in_text(page.path, page.doc.text, page.doc.first_line)
        yield from _in_text(page.path, page.body, page.body_line, code=True)
        if found := _CONFLICT.search(page.body):
            line = page.body_line + page.body.count("\n", 0, found.start())
            message = "two versions stand here, unmerged; keep one and remove the lines of <, = and >"
            yield Finding(page.where(line), CODE, message)
    for kind, records in library.records.items():
        if not library.rooms[kind].folder:
            for record in records.values():
                yield from _in_text(record.doc.path, record.doc.text, 1)


def _in_text(path: str, text: str, first_line: int, code: bool = False) -> Iterator[Finding]:
    if not _HINT.search(text):
        return
    for found in _UNFINISHED.finditer(without_code(text) if code else text):
        line = first_line + text.count("\n", 0, found.start())
        message = f"{found[0]!r} stands for something unwritten; write it or leave it out"
        yield Finding(Where(path, line), CODE, message)
