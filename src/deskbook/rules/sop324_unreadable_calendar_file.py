"""Calendar file that cannot be read.

A file of holidays (iCalendar, ending in `.ics`) lies in `sop_data/hours/`, beside the record that names it.
Each event is one or several whole days; it may repeat each year. An event that cannot be read would be a
working day for every clock.

Wrong:

```text sop_data/hours/holidays.ics:3
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
DTSTART:20261225T180000Z
SUMMARY:Christmas dinner
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270101
SUMMARY:New Year's Day
END:VEVENT
END:VCALENDAR
```

```yaml sop_data/hours/office.yml
title: Office hours
timezone: Europe/London
days: {mon: "09:00-17:00", tue: "09:00-17:00"}
holidays_from: {ics: holidays.ics}
```

```yaml sop_data/hours/shop.yml:4
title: Shop hours
timezone: Europe/London
days: {mon: "09:00-17:00", tue: "09:00-17:00"}
holidays_from: {ics: holiday.ics}
```

Right:

```text sop_data/hours/holidays.ics
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261225
SUMMARY:Christmas Day
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270101
SUMMARY:New Year's Day
END:VEVENT
END:VCALENDAR
```

```yaml sop_data/hours/office.yml
title: Office hours
timezone: Europe/London
days: {mon: "09:00-17:00", tue: "09:00-17:00"}
holidays_from: {ics: holidays.ics}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.service.holidays import CALENDAR_FILE, holiday_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library

CODE = "SOP324"


def check(library: Library) -> Iterator[Finding]:
    told = {
        one
        for found in library.once(holiday_lists).values()
        for one in found.problems
        if one.code == CALENDAR_FILE
    }
    yield from sorted(told)
