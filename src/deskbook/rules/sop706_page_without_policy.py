"""Built page without a policy, or with one that lets any script run.

The build writes a Content Security Policy into every page, as the first thing that a browser reads of it:
what it does not name cannot run and cannot be loaded. A template of your own that leaves it out, stands
before it or loosens it opens the page to whatever a text could bring in.

Wrong:

```html index.html:1
<head><meta charset="utf-8"><title>Home</title><script src="a.js"></script></head>
```

```html late/index.html:1
<head><script src="a.js"></script><meta http-equiv="Content-Security-Policy" content="script-src 'self'"></head>
```

```html lax/index.html:1
<head><meta http-equiv="Content-Security-Policy" content="script-src 'self' 'unsafe-inline'"></head>
```

Right:

```html index.html
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"><title>Home</title></head>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.policy_faults import NO_POLICY as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.html.built_site import Site
    from deskbook.library.model import Finding


def check_site(site: Site) -> Iterator[Finding]:
    return (one for one in site.problems if one.code == CODE)
