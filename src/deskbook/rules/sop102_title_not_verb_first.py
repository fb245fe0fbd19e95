"""Title that does not start with a verb.

Agents look for what they have to do, so a title says it: "Refund a duplicate charge", not "Refund policy"
or "How to refund". The check knows the verbs of support work; any other verb passes where "a", "the" or
another such word follows it.

Wrong:

```markdown docs/sops/refunds.md:2
---
title: Refund policy
---
```

```markdown docs/playbooks/partial-refund.md:2
---
title: How to issue a partial refund
---
```

Right:

```markdown docs/sops/refunds.md
---
title: Refund a duplicate charge
---
```

```markdown docs/playbooks/partial-refund.md
---
title: Issue a partial refund
---
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.language.verbs import title_problem
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP102"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        title = page.doc.data.get("title")
        if page.kind != "page" and isinstance(title, str) and (problem := title_problem(title)):
            yield Finding(page.doc.where("title"), CODE, problem)
