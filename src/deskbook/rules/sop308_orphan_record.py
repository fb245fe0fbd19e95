"""Record that nothing uses.

A table that no page shows, a fact that no tree asks or a figure that no text names is work for its owner
and read by nobody; most often it was left behind. Tickets, waivers, terms, cases, categories, plans and
metrics are used by what they are. Replies have a check of their own (SOP504). While another file is broken,
the check waits: that file may use the record.

Wrong:

```yaml sop_data/figure/refund-window.yml:1
title: Days in which a purchase can be refunded
value: 14
unit: days
```

```yaml sop_data/raci/refund.yml:1
title: Refunds
tasks: [{task: Approve, responsible: [finance], accountable: [finance]}]
```

```yaml sop_data/role/finance.yml
title: Finance
team: Finance
summary: Works.
reach: The queue.
```

Right:

```yaml sop_data/figure/refund-window.yml
title: Days in which a purchase can be refunded
value: 14
unit: days
```

```yaml sop_data/raci/refund.yml
title: "Refunds within {{figure.refund-window}}"
tasks: [{task: Approve, responsible: [finance], accountable: [finance]}]
```

```yaml sop_data/role/finance.yml
title: Finance
team: Finance
summary: Works.
reach: The queue.
```

```markdown docs/sops/refunds.md
{{ raci("refund") }}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding
from deskbook.library.uses import meant, mentions
from deskbook.read.near import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP308"


def check(library: Library) -> Iterator[Finding]:
    if library.broken:
        return  # a file that cannot be read may use any of them
    used = _used(library)
    for kind, records in library.records.items():
        if library.rooms[kind].useful_alone or kind in library.alone:
            continue
        for id, record in records.items():
            if (kind, id) not in used:
                call = f'{{{{ {kind}("{id}") }}}}'
                what = kind.replace("_", " ")
                message = f"nothing uses the {what} {id!r}; name it in a record, write {call} on a page, or remove it"
                yield Finding(record.where("title"), CODE, message)


def _used(library: Library) -> set[tuple[str, str]]:
    """(kind, id) of all that is named anywhere; a misspelt name, told elsewhere, counts for what it meant."""
    named = {("figure", id) for id in library.figures_used}
    for record, _, kind, id in mentions(library):
        if (record.kind, record.id) != (kind, id) and kind not in library.rooms[record.kind].tries:
            named.add((kind, id))
    for page in library.pages.values():
        for call in page.outline.calls:
            block, id = meant(library, call)
            named.add((library.blocks.get(block, block), id))
    unknown = {
        (kind, id) for kind, id in named if kind in library.records and id not in library.records[kind]
    }
    wanted = {(kind, near) for kind, id in unknown if (near := nearest(id, library.records[kind]))}
    return named | wanted
