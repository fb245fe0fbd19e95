"""Page that asks for a template which is no page's own.

`template` in a page's front matter chooses how the page is laid out. The theme's inner templates, such as the
one for redirects, print front matter where it would lead or run; a page takes one of `home.html`,
`search.html`, `sop.html` and `main.html`, or one that stands in `overrides/`.

Wrong:

```markdown docs/old.md:3
---
title: Old
template: redirect.html
---
Gone.
```

Right:

```markdown docs/start.md
---
title: Start
template: home.html
---
Welcome.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deskbook.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.model import Library

CODE = "SOP231"

_NAME = re.compile(r"(?!(?:404|base|blog|blog-post|redirect)\.html$)[a-z0-9][a-z0-9_-]*\.html")


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        name = page.doc.data.get("template")
        if name is None or (isinstance(name, str) and _NAME.fullmatch(name)):
            continue
        message = (
            f"template {str(name)[:60]!r} is not for pages; use main.html or one of your own, or remove it"
        )
        yield Finding(page.doc.where("template"), CODE, message)
