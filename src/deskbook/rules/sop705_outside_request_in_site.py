"""File that the built site asks another host for.

A page must work behind a firewall and tell nobody else who reads it. Fonts, scripts, icons and pictures
are shipped with the site; a link that somebody clicks is fine.

Wrong:

```html index.html:1,2,3
<link href="https://fonts.googleapis.com/css?family=Inter" rel="stylesheet">
<script src="//unpkg.com/mermaid"></script>
<p style="background: url('https://example.com/a.png')">Hello</p>
```

```css theme.css:1
@import "https://example.com/base.css";
```

Right:

```html index.html
<link rel="canonical" href="https://desk.desk.example/">
<a href="https://stripe.com/docs">Stripe</a>
<script>const address = "<img src='https://example.com/a.png'>"</script>
<code>&lt;p style="background: url('https://example.com/a.png')"&gt;</code>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.built_site import OUTSIDE as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.html.built_site import Site
    from deskbook.library.model import Finding


def check_site(site: Site) -> Iterator[Finding]:
    return (one for one in site.problems if one.code == CODE)
