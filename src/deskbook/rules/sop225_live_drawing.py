"""Drawing that runs, moves or fetches something.

An SVG picture can hold scripts, links, animations and pictures of other hosts. The site publishes a drawing
without them; this finding says what would be missing. Export it as *plain SVG*, and draw what you need inside.

Wrong:

```xml docs/sops/map.svg:2,3,4
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<script>alert(1)</script>
<rect width="9" height="9" onclick="go()"/>
<image href="https://example.com/a.png" width="9" height="9"/>
</svg>
```

Right:

```xml docs/sops/map.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<defs><linearGradient id="fade"><stop stop-color="#fff"/></linearGradient></defs>
<rect width="9" height="9" fill="url(#fade)"/>
</svg>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import LIVE_DRAWING as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
