"""HTML that runs or embeds something.

Pages are text. A script, a frame, a form, an event attribute or a `javascript:` address in one of them would
run in the browser of everyone who reads it, and no reviewer of prose will see it. A page is rendered and held
against a list of what text needs; all else is taken out of the page, and told here. Links lead to pages, or
begin with https, http, mailto or tel. Behaviour belongs into the theme's assets.

Wrong:

```markdown docs/sops/refunds.md:1,3,5,8,10
<script>alert(1)</script>

<p onclick="go()">Click here</p>

[Click here](java&#9;script:go)

Click here.
{: onmouseover="go" }

<svg><circle r="9"></circle></svg>
```

Right:

```markdown docs/sops/refunds.md
Press <kbd>Esc</kbd>. In code, `<script>` is text.

In the account, set JavaScript: on.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.refusals import UNSAFE as CODE
from deskbook.html.refusals import refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.once(refusals) if one.code == CODE)
