"""Holiday list that has ended.

Every date beyond its end counts as a working day: the clock shows times on the next holiday at which
nobody answers, and a reply may promise them. SOP321 warns for 60 days before.

Wrong:

```yaml sop_data/hours/office.yml:4
title: Office hours
timezone: Europe/London
days: {mon: "09:00-17:00", tue: "09:00-17:00"}
holidays:
  - {date: 2026-05-25, name: Spring bank holiday}
  - {date: 2026-08-31, name: Summer bank holiday}
```

Right:

```yaml sop_data/hours/office.yml
title: Office hours
timezone: Europe/London
days: {mon: "09:00-17:00", tue: "09:00-17:00"}
holidays:
  - {date: 2026-08-31, name: Summer bank holiday}
  - {date: 2026-12-25, name: Christmas Day}
complete_until: 2027-03-25
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.hours.schema import Hours
from deskbook.library.model import Finding
from deskbook.service.holidays import holiday_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP322"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Hours):
        found = library.once(holiday_lists)[record.id]
        if found.until and not found.problems and found.until < library.today:
            place = "holidays_from" if record.data.holidays_from else "holidays"
            message = f"the holidays ended on {found.until}; add those that follow"
            yield Finding(record.where(place), CODE, message)
