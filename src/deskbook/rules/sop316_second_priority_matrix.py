"""Second priority matrix.

A ticket's priority is looked up in one matrix of impact × urgency. With two, the same ticket would have two
priorities, and two first responses.

Wrong:

```yaml sop_data/priority/phone.yml:1
title: Priority of a call
impacts: [{id: one, title: One user, means: One}, {id: all, title: All users, means: All}]
urgencies: [{id: low, title: Low, means: Later}, {id: high, title: High, means: Now}]
matrix: {one: {low: p4, high: p4}, all: {low: p4, high: p4}}
levels: {p4: {title: P4, means: Later, examples: [Question], queue: general, action: Answer}}
```

```yaml sop_data/priority/matrix.yml
title: Priority of a ticket
impacts: [{id: one, title: One user, means: One}, {id: all, title: All users, means: All}]
urgencies: [{id: low, title: Low, means: Later}, {id: high, title: High, means: Now}]
matrix: {one: {low: p4, high: p4}, all: {low: p4, high: p4}}
levels: {p4: {title: P4, means: Later, examples: [Question], queue: general, action: Answer}}
```

Right:

```yaml sop_data/priority/matrix.yml
title: Priority of a ticket
impacts: [{id: one, title: One user, means: One}, {id: all, title: All users, means: All}]
urgencies: [{id: low, title: Low, means: Later}, {id: high, title: High, means: Now}]
matrix: {one: {low: p4, high: p4}, all: {low: p4, high: p4}}
levels: {p4: {title: P4, means: Later, examples: [Question], queue: general, action: Answer}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.priority.schema import Priority
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP316"


def check(library: Library) -> Iterator[Finding]:
    matrices = library.all(Priority)
    for other in matrices[1:]:
        message = (
            f"a second priority matrix beside {matrices[0].id!r}; put its rows there and remove this one"
        )
        yield Finding(other.where("title"), CODE, message)
