"""Picture or script that another host serves.

A page must work behind a firewall and must not tell another company who reads it, so it asks no outside
host for anything. Keep the file in `docs/`. A link to another site is fine: it asks for nothing until it is
followed.

Wrong:

```markdown docs/sops/refunds.md:1,3
![The button](https://example.com/button.png)

<img src="//example.com/button.png" alt="The button">
```

Right:

```markdown docs/sops/refunds.md
![The button](button.svg)

Read [the vendor's page](https://example.com/refunds).
```

```xml docs/sops/button.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deskbook.language.prose import without_code
from deskbook.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.model import Library

CODE = "SOP215"

_OUTSIDE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_REQUEST = re.compile(
    r"<(?!a\b)[a-z][a-z0-9-]*\s(?:[^<>]*?\s)?(?:src|srcset|poster|data|href|background)\s*=\s*[\"']?\s*((?:https?:)?//[^\s\"'<>]+)",
    re.IGNORECASE,
)


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        asked = [
            (link.line, link.target)
            for link in page.outline.links
            if link.image and _OUTSIDE.match(link.target)
        ]
        if "<" in page.body and "//" in page.body:
            text = without_code(page.body)
            asked += [
                (page.body_line + text.count("\n", 0, found.start(1)), found[1])
                for found in _REQUEST.finditer(text)
            ]
        for line, address in asked:
            message = f"{address[:80]!r} is served by another host; keep the file in docs/ and name it here"
            yield Finding(page.where(line), CODE, message)
