"""Style within a built page.

The policy takes styles from the site's style sheets alone, so `style` in a page does nothing. Use a class, or
an attribute such as `width` where a value is worked out.

Wrong:

```html index.html:2,3
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"></head>
<p style="color: red">Stop</p>
<style>p { color: red }</style>
```

Right:

```html index.html
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"></head>
<p class="warning">Stop</p>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.policy_faults import STYLE as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.html.built_site import Site
    from deskbook.library.model import Finding


def check_site(site: Site) -> Iterator[Finding]:
    return (one for one in site.problems if one.code == CODE)
