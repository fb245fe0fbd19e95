"""Hours that say nothing of holidays.

Without a list the clock takes every Christmas for a working day, and nobody notices until a target is
missed that nobody could keep. Where there are none, because you answer on holidays too, say so: `holidays: []`.

Wrong:

```yaml sop_data/hours/office.yml:1
title: Office hours
timezone: Europe/London
days: {mon: "09:00-17:00", tue: "09:00-17:00"}
```

Right:

```yaml sop_data/hours/office.yml
title: Office hours
timezone: Europe/London
days: {mon: "09:00-17:00", tue: "09:00-17:00"}
holidays:
  - {date: 2026-12-25, name: Christmas Day}
  - {date: 2027-12-25, name: Christmas Day}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.hours.schema import Hours
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP320"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Hours):
        if record.data.holidays is None and record.data.holidays_from is None:
            message = "no holidays are listed; add `holidays`, or `holidays: []` if you answer on all of them"
            yield Finding(record.where("title"), CODE, message)
