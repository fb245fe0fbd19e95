"""Event handler or `javascript:` address in the built site.

The policy refuses to run it, so it does nothing; and where one could be written, so could a worse one.

Wrong:

```html index.html:2,3
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"></head>
<p onclick="go()">Open</p>
<a href="javascript:go()">Open</a>
```

Right:

```html index.html
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"></head>
<a href="sops/">Open</a> once= <code>onclick="go()"</code>
```

```html sops/index.html
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"></head>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.policy_faults import HANDLER as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.html.built_site import Site
    from deskbook.library.model import Finding


def check_site(site: Site) -> Iterator[Finding]:
    return (one for one in site.problems if one.code == CODE)
