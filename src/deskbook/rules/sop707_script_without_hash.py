"""Script within a built page that the page's policy does not name.

A browser runs a script that stands in a page only where the policy bears its hash, so this one does not run.
Move it into a file of its own, or into `partials/javascripts/` of the theme, without a template expression:
those are named by their hash.

Wrong:

```html index.html:2
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='">
<script>track()</script></head>
```

Right:

```html index.html
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='">
<script>go()</script><script type="application/json">{"base": "."}</script></head>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.policy_faults import UNNAMED_SCRIPT as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.html.built_site import Site
    from deskbook.library.model import Finding


def check_site(site: Site) -> Iterator[Finding]:
    return (one for one in site.problems if one.code == CODE)
