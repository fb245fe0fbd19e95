"""Id that stands twice in a page of the built site.

A link leads to the first of them, and a label, a script or a screen reader takes the wrong one. Two blocks
that show the same record in one page are the usual cause.

Wrong:

```html index.html:2
<div id="reply-refund-sent">Hello</div>
<div id="reply-refund-sent">Hello</div>
```

Right:

```html index.html
<div id="reply-refund-sent">Hello</div>
<div id="reply-refund-late">Hello</div>
<!-- <div id="reply-refund-late"></div> -->
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.built_site import ID_TWICE as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.html.built_site import Site
    from deskbook.library.model import Finding


def check_site(site: Site) -> Iterator[Finding]:
    return (one for one in site.problems if one.code == CODE)
