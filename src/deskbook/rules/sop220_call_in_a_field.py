"""Call in the front matter of a page.

A title, a summary or another field is text: no block stands in it, and no template engine ever reads it, so a
call would be shown to the reader as it is written. A figure has a form of its own there.

Wrong:

```markdown docs/owners/refunds.md:2
---
title: Refunds within {{ figure("refund-window") }}
---

Text.
```

Right:

```yaml sop_data/figure/refund-window.yml
title: Refund window
value: 14
unit: days
why: The law asks for it.
```

```markdown docs/owners/refunds.md
---
title: Refunds within {{figure.refund-window}}
---

Text.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deskbook.library.model import Finding
from deskbook.read.calls import OPENING, calls
from deskbook.schema.field_errors import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library
    from deskbook.read.calls import Call
    from deskbook.read.source import Loc

CODE = "SOP220"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        if not OPENING.search(page.doc.text):
            continue
        for loc, text in _texts(page.doc.data, ()):
            for call in [one for one in calls(text) if not one.source.startswith(("{{figure", "{{company"))][
                :1
            ]:
                yield Finding(page.doc.within(call.source, *loc), CODE, _message(call))


def _message(call: Call) -> str:
    right = (
        f"write {{{{figure.{call.argument}}}}}"
        if call.name == "figure"
        else "put it into the text of the page"
    )
    return f"{shown(call.source)} would stand as it is written, for a field holds no call; {right}"


def _texts(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Every text in the front matter, keys too, with its place."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*loc, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield (*loc, key), key
            yield from _texts(item, (*loc, key))
