"""Link of the built site that leads nowhere.

Links that a block, a template or raw HTML makes are seen by no check of the text, so every `href` of the
finished pages is followed, by the same rules as a browser does. Links to other hosts are not followed.

Wrong:

```html sops/refunds/index.html:2,3
<a href="../../">Home</a>
<a href="../return/">Returns</a>
<a href="/sops/return/">Returns</a>
```

```html sops/returns/index.html
<a href="../refunds/">Refunds</a>
```

```html index.html
<a href="sops/refunds/">Refunds</a>
```

Right:

```html sops/refunds/index.html
<a href="../returns/">Returns</a> <a href="https://stripe.com/docs">Stripe</a>
<code>&lt;a href="nowhere/"&gt;</code>
```

```html sops/returns/index.html
<a href="../refunds/?q=1">Refunds</a> <a href="mailto:help@desk.example">Write to us</a>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.built_site import DEAD_LINK as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.html.built_site import Site
    from deskbook.library.model import Finding


def check_site(site: Site) -> Iterator[Finding]:
    return (one for one in site.problems if one.code == CODE)
