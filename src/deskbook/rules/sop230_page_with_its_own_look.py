"""Page that dresses itself, or takes a name of the theme's.

How a page looks is the theme's: it must read in light and dark, on a phone, in a help desk's panel and on
paper, and nothing in it may be laid over the page. So `style` is not taken, nor are classes beyond those for
notes, code, keys and lists, nor ids that the theme uses. They are taken out of the page, and told here.

Wrong:

```markdown docs/sops/refunds.md:1,4,7
<p style="position: fixed; top: 0">Read this first.</p>

Refund it.
{: .md-overlay }

Ask for the order.
{: #__search }
```

Right:

```markdown docs/sops/refunds.md
!!! warning "Read this first"
    A refund cannot be taken back.

Ask for the order.
{: #order }
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.refusals import LOOK as CODE
from deskbook.html.refusals import refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.once(refusals) if one.code == CODE)
