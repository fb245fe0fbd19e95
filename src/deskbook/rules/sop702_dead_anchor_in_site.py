"""Link of the built site to a part that is not there.

The reader lands at the top of the page and looks for the step that the link promised. Anchors that blocks
make are known only in the finished pages.

Wrong:

```html sops/refunds/index.html:2,3
<h2 id="steps">Steps</h2>
<a href="#step-2">Step 2</a>
<a href="../returns/#verfy">Verify</a>
```

```html sops/returns/index.html
<li id="verify">Verify the order.</li>
```

Right:

```html sops/refunds/index.html
<h2 id="steps">Steps</h2>
<a href="#steps">Steps</a> <a href="#">Top</a>
<a href="../returns/#verify">Verify</a>
```

```html sops/returns/index.html
<li id="verify">Verify the order.</li>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.built_site import DEAD_ANCHOR as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.html.built_site import Site
    from deskbook.library.model import Finding


def check_site(site: Site) -> Iterator[Finding]:
    return (one for one in site.problems if one.code == CODE)
