"""Two files at one place.

Names that differ in case alone are one file on Windows and macOS. `start.md` and `start/index.md` are one
address, so the site would hold one of them. A picture at the place of one of the theme's would stand on every
page.

Wrong:

```markdown docs/owners/Start.md
# Start
```

```markdown docs/owners/start.md:1
# Another start
```

```markdown docs/team.md
# Team
```

```markdown docs/team/index.md:1
# The team
```

Right:

```markdown docs/owners/start.md
# Start
```

```markdown docs/owners/next.md
# Next
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import ONE_PLACE as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
