"""HTML that runs or embeds something.

Pages are text. A script, a frame, a style, an event attribute or a `javascript:` address in one of them
runs in the browser of everyone who reads it, and no reviewer of prose will see it. Behaviour belongs into
the theme's assets.

Wrong:

```markdown docs/sops/refunds.md:1,3,5,7
<script>alert(1)</script>

<p onclick="go()">Click here</p>

[Click here](javascript:go)

Click here.{: onmouseover="go" }
```

Right:

```markdown docs/sops/refunds.md
Press <kbd>Esc</kbd>. In code, `<script>` is text.

In the account, set JavaScript: on.
```
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from deskbook.language.prose import without_code
from deskbook.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.model import Library

CODE = "SOP216"

_UNSAFE = re.compile(
    r"<\s{0,9}(?P<tag>script|iframe|style|object|embed|applet|frame|frameset|base|meta|link|form)\b"
    r"|<[a-z][^<>]*?[\s/\"'](?P<event>on[a-z]{3,30})\s{0,9}="
    r"|\{:?[^{}\n]*?[\s\"'](?P<listed>on[a-z]{3,30})\s{0,9}="
    r"|(?:\]\(\s{0,9}<?|\]:\s{0,9}<?|=\s{0,9}[\"']?\s{0,9}|<)(?P<address>(?:javascript|vbscript|data\s{0,9}:\s{0,9}text/html)\s{0,9}[:,;])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\u200b-\u200f\u2060\ufeff]")


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        body = page.body
        if "<" not in body and "{" not in body and "](" not in body and "]:" not in body:
            continue
        text = _HIDDEN.sub("", html.unescape(without_code(body)))
        for found in _UNSAFE.finditer(text):
            line = page.body_line + text.count("\n", 0, found.start())
            if found["tag"]:
                message = f"<{found['tag'].lower()}> does not belong into a page; remove it"
            elif event := found["event"] or found["listed"]:
                message = f"{event.lower()!r} runs code in the reader's browser; remove it"
            else:
                message = f"{found['address'].lower()!r} runs code in the reader's browser; link to a page"
            yield Finding(page.where(line), CODE, message)
