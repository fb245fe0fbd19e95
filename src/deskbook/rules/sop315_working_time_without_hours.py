"""Service level in working time that does not name the hours in which it counts.

*4 working hours* run out at another time in an office than around the clock. Without `hours` nobody,
neither an agent nor the clock on the page, can say when the target falls due. A target by channel counts
in the hours of the channel, so the channel names them.

Wrong:

```yaml sop_data/sla/by-plan.yml:5
title: First response by plan
by: plan
owner: head-of-support
targets:
  - {when: business, first_response: 4 working hours}
warn_at: 80
warns: head-of-support
```

Right:

```yaml sop_data/sla/by-plan.yml
title: First response by plan
by: plan
owner: head-of-support
hours: office
targets:
  - {when: business, first_response: 4 working hours}
warn_at: 80
warns: head-of-support
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.channel.schema import Channel
from deskbook.kinds.sla.schema import Sla
from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP315"


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Sla):
        for index, target in enumerate(record.data.targets):
            mend = "name them as `hours`"
            if record.data.by == "channel":
                channel = library.get(Channel, target.when)
                if channel is None or channel.data.hours:
                    continue
                mend = f"name them as `hours` of the channel {target.when!r}"
            elif record.data.hours:
                continue
            for name in ("first_response", "update_every", "resolve_within"):
                span = getattr(target, name)
                if span and span.working:
                    message = f"{span} count in no hours; {mend}"
                    yield Finding(record.where("targets", index, name), CODE, message)
