"""Reply that no page and no tree uses.

A reply is found from the place where it is sent: an SOP calls it under "Tell the customer" or links to it
in the list of replies, or an outcome of a tree names it. A reply that only lists show is sent by nobody and reviewed for nothing. While another
file is broken, the check waits: that file may use the reply.

Wrong:

```yaml sop_data/reply/refund-sent.yml:1
title: Refund sent
when: The refund is on its way.
owner: finance
reviewed: 2026-11-01
review_date: 2026-12-01
cadence: monthly
channels: [email]
body: Your refund is on its way.
do: [Name the amount]
dont: [Promise a day]
```

Right:

```yaml sop_data/reply/refund-sent.yml
title: Refund sent
when: The refund is on its way.
owner: finance
reviewed: 2026-11-01
review_date: 2026-12-01
cadence: monthly
channels: [email]
body: Your refund is on its way.
do: [Name the amount]
dont: [Promise a day]
```

```markdown docs/sops/refunds.md
{{ reply("refund-sent") }}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.reply.schema import Reply
from deskbook.library.model import Finding
from deskbook.library.uses import meant, mentions
from deskbook.read.near import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP504"


def check(library: Library) -> Iterator[Finding]:
    if library.broken:
        return  # a file that cannot be read may use any of them
    used = {one.id for one in mentions(library) if one.kind == "reply" and one.record.kind != "reply"}
    for page in library.pages.values():
        used |= {
            id for call in page.outline.calls for block, id in [meant(library, call)] if block == "reply"
        }
        used |= {link.target.partition("#reply-")[2] for link in page.outline.links}
    known = library.records.get("reply", {})
    used |= {near for id in used - known.keys() if (near := nearest(id, known))}
    for record in library.all(Reply):
        if record.id not in used:
            call = f'{{{{ reply("{record.id}") }}}}'
            message = (
                f"no page and no tree uses reply {record.id!r}; write {call} where it is sent, or remove it"
            )
            yield Finding(record.where("title"), CODE, message)
