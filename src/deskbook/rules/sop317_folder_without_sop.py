"""Folder of data that belongs to no SOP.

`sop_data/sops/refunds/` holds what belongs to the page `docs/sops/refunds.md`. Under another name its tables,
replies and tickets would belong to nothing that anyone reads.

Wrong:

```markdown docs/sops/refunds.md
Refund what was charged twice.
```

```yaml sop_data/sops/refund/racis.yml:1
who-refunds:
  title: Refunds
  tasks: [{task: Approve, responsible: [finance], accountable: [finance]}]
```

Right:

```markdown docs/sops/refunds.md
Refund what was charged twice.
```

```yaml sop_data/sops/refunds/racis.yml
who-refunds:
  title: Refunds
  tasks: [{task: Approve, responsible: [finance], accountable: [finance]}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding
from deskbook.library.places import sop_of
from deskbook.read.near import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP317"


def check(library: Library) -> Iterator[Finding]:
    known = library.ids("sop")
    told: set[str] = set()
    for records in library.records.values():
        for record in records.values():
            sop = sop_of(record.doc.path)
            if not sop or sop in known or sop in told:
                continue
            told.add(sop)
            near = nearest(sop, known)
            hint = (
                f"did you mean {near!r}?" if near else f"run deskbook new sop {sop}, or move its files away"
            )
            yield Finding(record.where(), CODE, f"no page docs/sops/{sop}.md for this folder; {hint}")
