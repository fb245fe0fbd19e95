"""Holiday list that ends within 60 days.

A date beyond the end of the list counts as a working day. Clocks look ahead, so the list of the next year
is needed before the year begins. This is a warning as long as the list lasts; then SOP322 is an error.
The list ends with its last holiday, or where you know it to be complete for longer, on `complete_until`.

Wrong:

```yaml sop_data/hours/office.yml:4
title: Office hours
timezone: Europe/London
days: {mon: "09:00-17:00", tue: "09:00-17:00"}
holidays:
  - {date: 2026-08-31, name: Summer bank holiday}
  - {date: 2026-12-25, name: Christmas Day}
```

Right:

```yaml sop_data/hours/office.yml
title: Office hours
timezone: Europe/London
days: {mon: "09:00-17:00", tue: "09:00-17:00"}
holidays:
  - {date: 2026-12-25, name: Christmas Day}
  - {date: 2027-01-01, name: New Year's Day}
  - {date: 2027-03-26, name: Good Friday}
```
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from deskbook.kinds.hours.schema import Hours
from deskbook.library.model import Finding
from deskbook.service.holidays import holiday_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP321"
SEVERITY: Final = "warning"
SOON = dt.timedelta(days=60)


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Hours):
        found = library.once(holiday_lists)[record.id]
        if found.until and not found.problems and library.today <= found.until <= library.today + SOON:
            left = (found.until - library.today).days
            message = (
                f"the holidays end on {found.until}, in {left} {'day' if left == 1 else 'days'};"
                " add those that follow"
            )
            place = "holidays_from" if record.data.holidays_from else "holidays"
            yield Finding(record.where(place), CODE, message, SEVERITY)
