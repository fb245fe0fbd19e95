"""Target that never falls due.

The hours that count it do not hold that much time within ten years, so no clock can show when it ends.

Wrong:

```yaml sop_data/sla/by-plan.yml:6
title: First response by plan
by: plan
owner: head-of-support
hours: short
targets:
  - {when: business, first_response: 9000 working hours}
warn_at: 80
warns: head-of-support
```

```yaml sop_data/hours/short.yml
title: An hour a week
timezone: Europe/London
days: {mon: "09:00-10:00"}
holidays: []
```

Right:

```yaml sop_data/sla/by-plan.yml
title: First response by plan
by: plan
owner: head-of-support
hours: short
targets:
  - {when: business, first_response: 2 working days}
warn_at: 80
warns: head-of-support
```

```yaml sop_data/hours/short.yml
title: An hour a week
timezone: Europe/London
days: {mon: "09:00-10:00"}
holidays: []
```
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from deskbook.kinds.sla.schema import Sla
from deskbook.library.model import Finding
from deskbook.service.business_time import calendars
from deskbook.service.promises import counted_in, falls_due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP327"


def check(library: Library) -> Iterator[Finding]:
    today = dt.datetime.combine(library.today, dt.time(), dt.UTC)
    for record in library.all(Sla):
        for index, target in enumerate(record.data.targets):
            for name in ("first_response", "update_every", "resolve_within"):
                span = getattr(target, name)
                hours = counted_in(library, record.data, target, span) if span else None
                calendar = library.once(calendars).get(hours or "")
                if calendar and falls_due(today, span, calendar) is None:
                    message = f"{span} in the hours {hours!r} take more than ten years; write a shorter time"
                    yield Finding(record.where("targets", index, name), CODE, message)
