"""Picture, style or script that is not in the built site.

A page without its style sheet cannot be read in a hurry, and one without its picture leaves out a step.

Wrong:

```html index.html:1,2,3
<link rel="stylesheet" href="css/desk.css">
<img src="images/button.png" alt="The button">
<img src="button.png" srcset="button.png 1x, button-2x.png 2x" alt="The button">
```

```css theme.css:1
body { background: url("paper.png") }
```

```text button.png
(a picture)
```

Right:

```html index.html
<link rel="stylesheet" href="theme.css">
<img src="button.png?v=1" alt="The button">
```

```css theme.css
body { background: url("button.png") }
```

```text button.png
(a picture)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.html.built_site import MISSING_FILE as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.html.built_site import Site
    from deskbook.library.model import Finding


def check_site(site: Site) -> Iterator[Finding]:
    return (one for one in site.problems if one.code == CODE)
