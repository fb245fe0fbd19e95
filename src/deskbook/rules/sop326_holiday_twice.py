"""Holiday that is listed twice.

One of the two is probably meant for another date, which then counts as a working day.

Wrong:

```yaml sop_data/hours/office.yml:6
title: Office hours
timezone: Europe/London
days: {mon: "09:00-17:00", fri: "09:00-17:00"}
holidays:
  - {date: 2027-03-26, name: Good Friday}
  - {date: 2027-03-26, name: Easter Monday}
```

Right:

```yaml sop_data/hours/office.yml
title: Office hours
timezone: Europe/London
days: {mon: "09:00-17:00", fri: "09:00-17:00"}
holidays:
  - {date: 2027-03-26, name: Good Friday}
  - {date: 2027-03-29, name: Easter Monday}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.hours.schema import Hours
from deskbook.library.model import Finding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP326"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Hours):
        names: dict[dt.date, str] = {}
        for index, one in enumerate(record.data.holidays or []):
            if one.date in names:
                message = f"{one.date} is {names[one.date]!r} and {one.name!r}; mend the date, or keep one"
                yield Finding(record.where("holidays", index, "date"), CODE, message)
            names.setdefault(one.date, one.name)
