"""Fact whose options differ from the priority matrix.

The facts `impact` and `urgency` are what a tree asks; the priority matrix is what it looks up. An option
that the matrix does not have gives a ticket no priority.

Wrong:

```yaml sop_data/priority/matrix.yml
title: Priority
impacts: [{id: one, title: One user, means: One}, {id: all, title: All users, means: All}]
urgencies: [{id: low, title: Low, means: Later}, {id: high, title: High, means: Now}]
matrix: {one: {low: p4, high: p3}, all: {low: p2, high: p1}}
levels:
  p1: {title: P1, means: Now, examples: [Outage], queue: urgent, action: Call}
  p2: {title: P2, means: Today, examples: [Slow], queue: urgent, action: Answer}
  p3: {title: P3, means: Soon, examples: [Bug], queue: general, action: Answer}
  p4: {title: P4, means: Later, examples: [Question], queue: general, action: Answer}
```

```yaml sop_data/fact/impact.yml:4
title: Impact
ask: Whom does it stop?
type: choice
options: [{id: one, title: One user}, {id: team, title: More}]
```

Right:

```yaml sop_data/priority/matrix.yml
title: Priority
impacts: [{id: one, title: One user, means: One}, {id: all, title: All users, means: All}]
urgencies: [{id: low, title: Low, means: Later}, {id: high, title: High, means: Now}]
matrix: {one: {low: p4, high: p3}, all: {low: p2, high: p1}}
levels:
  p1: {title: P1, means: Now, examples: [Outage], queue: urgent, action: Call}
  p2: {title: P2, means: Today, examples: [Slow], queue: urgent, action: Answer}
  p3: {title: P3, means: Soon, examples: [Bug], queue: general, action: Answer}
  p4: {title: P4, means: Later, examples: [Question], queue: general, action: Answer}
```

```yaml sop_data/fact/impact.yml
title: Impact
ask: Whom does it stop?
type: choice
options: [{id: one, title: One user}, {id: all, title: More}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.fact.schema import Fact
from deskbook.kinds.priority.schema import Priority
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP314"


def check(library: Library) -> Iterator[Finding]:
    for priority in library.all(Priority)[:1]:  # SOP316 tells of a second
        for name, grades in (("impact", priority.data.impacts), ("urgency", priority.data.urgencies)):
            fact = library.get(Fact, name)
            if not fact:
                continue
            has = {one.id for one in fact.data.options}
            wanted = {one.id for one in grades}
            if has != wanted:
                odd = ", ".join(repr(one) for one in sorted(has ^ wanted))
                message = (
                    f"fact {name!r} and priority {priority.id!r} differ in {odd}; use the same ids in both"
                )
                yield Finding(fact.where("options"), CODE, message)
