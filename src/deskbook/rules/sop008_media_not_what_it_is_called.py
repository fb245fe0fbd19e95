"""Picture, film, paper or table that is not what its name says, or is too large.

A browser goes by the content, not by the ending: a page that is called `a.png` may run in it. So a file is known
by its first bytes. At most 20 MB are taken, or what `largest_file` in `sop_data/company.yml` says.

Wrong:

```html docs/sops/button.png:1
<html><script>alert(1)</script></html>
```

Right:

```xml docs/sops/button.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import WRONG_CONTENT as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
