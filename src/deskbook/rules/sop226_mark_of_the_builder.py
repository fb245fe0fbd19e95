"""Mark of the page builder's own.

A call such as `{{ role("lead") }}` becomes a mark between reading and rendering: `[[desk role lead]]`, or lines of
three slashes. Written by hand, it would call a block behind the back of every check, or stop the build.

Wrong:

```markdown docs/owners/start.md:1,3
Ask [[desk role lead]].

/// raci | refund
///
```

Right:

```markdown docs/owners/start.md
Ask {{ role("lead") }}.

{{ raci("refund") }}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deskbook.language.prose import without_code
from deskbook.library.model import Finding
from deskbook.schema.field_errors import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP226"

_MARK = re.compile(
    r"\[\[desk (?P<inline>[^\n\]]{0,80})\]\]|^[ \t]*(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*)*///(?P<block>[^\n]{1,80})",
    re.MULTILINE,
)


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        if "///" not in page.body and "[[desk" not in page.body:
            continue
        text = without_code(page.body)
        for found in _MARK.finditer(text):
            words = re.findall(r"[a-z0-9_-]+", found["inline"] or found["block"] or "")
            right = f'{words[0]}("{words[1]}")' if len(words) == 2 else 'block("id")'
            line = page.body_line + text.count("\n", 0, found.start())
            message = f"{shown(found[0].strip())} is a mark of the page builder; write {{{{ {right} }}}}"
            yield Finding(page.where(line), CODE, message)
