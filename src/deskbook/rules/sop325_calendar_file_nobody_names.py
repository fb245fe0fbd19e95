"""Calendar file that no hours name.

Its days look as if they were kept, and no clock knows of them.

Wrong:

```text sop_data/hours/holidays.ics:1
BEGIN:VCALENDAR
END:VCALENDAR
```

```yaml sop_data/hours/office.yml
title: Office hours
timezone: Europe/London
days: {mon: "09:00-17:00"}
holidays: []
```

Right:

```text sop_data/hours/holidays.ics
BEGIN:VCALENDAR
END:VCALENDAR
```

```yaml sop_data/hours/office.yml
title: Office hours
timezone: Europe/London
days: {mon: "09:00-17:00"}
holidays_from: {ics: holidays.ics}
```
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from deskbook.kinds.hours.schema import Hours
from deskbook.library.model import Finding
from deskbook.read.source import Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP325"


def check(library: Library) -> Iterator[Finding]:
    if any(kind == "hours" for kind, _ in library.broken):
        return
    named = {one.data.holidays_from.ics for one in library.all(Hours) if one.data.holidays_from}
    for path in library.calendars:
        name = PurePosixPath(path).name
        if name not in named:
            message = (
                f"no hours take their holidays from it; write `holidays_from: {{ics: {name}}}`, or remove it"
            )
            yield Finding(Where(path), CODE, message)
