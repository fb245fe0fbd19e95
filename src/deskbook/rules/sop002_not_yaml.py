"""Text that is not the YAML we take.

Data and front matter are plain YAML: keys, lists, text, numbers and dates. Anchors, tags and merge keys
are refused, since a reader cannot see what they stand for. A site generator would drop broken front
matter without a word; here it stops the build.

Wrong:

```yaml sop_data/role/finance.yml:2
title: Finance
summary: Approves refunds: all of them
reach: The queue "finance".
```

```markdown docs/index.md:2
---
title: [Deskbook
---

Welcome.
```

Right:

```yaml sop_data/role/finance.yml
title: Finance
team: Finance
summary: "Approves refunds: all of them"
reach: The queue "finance".
```

```markdown docs/index.md
---
title: Deskbook
---

Welcome.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import NOT_YAML as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
