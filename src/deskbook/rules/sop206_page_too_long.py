"""Page longer than two printed pages.

Nobody follows three pages with a customer waiting: that is two SOPs. A check cannot print, so it works out
how many words the finished page shows: those of its text, and those of each record that a block shows. In
print, a record takes about 1.15 times its own words, and a decision tree 1.8 times, since each answer names
what it leads to. Measured on twenty SOPs, that comes within a tenth of what is printed, and two A4 pages of
our print style hold up to about 1,900 such words.

Wrong:

```markdown docs/sops/refunds.md:2
---
title: Refund a duplicate charge
---

{{ reply("refund-sent") }}, {{ matrix("refunds") }} and {{ raci("refund") }}
{{ reply("refund-sent") }}, {{ matrix("refunds") }} and {{ raci("refund") }}
{{ reply("refund-sent") }}, {{ matrix("refunds") }} and {{ raci("refund") }}
{{ reply("refund-sent") }}, {{ matrix("refunds") }} and {{ raci("refund") }}
{{ reply("refund-sent") }}, {{ matrix("refunds") }} and {{ raci("refund") }}
{{ reply("refund-sent") }}, {{ matrix("refunds") }} and {{ raci("refund") }}
{{ reply("refund-sent") }}, {{ matrix("refunds") }} and {{ raci("refund") }}
{{ reply("refund-sent") }}, {{ matrix("refunds") }} and {{ raci("refund") }}
{{ reply("refund-sent") }}, {{ matrix("refunds") }} and {{ raci("refund") }}
{{ reply("refund-sent") }}, {{ matrix("refunds") }} and {{ raci("refund") }}
{{ reply("refund-sent") }}, {{ matrix("refunds") }} and {{ raci("refund") }}
{{ reply("refund-sent") }}, {{ matrix("refunds") }} and {{ raci("refund") }}
{{ reply("refund-sent") }}, {{ matrix("refunds") }} and {{ raci("refund") }}
```

Right:

```markdown docs/sops/refunds.md
---
title: Refund a duplicate charge
---

{{ reply("refund-sent") }}, {{ matrix("refunds") }} and {{ raci("refund") }}
```
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from deskbook.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library, Page

CODE = "SOP206"

LIMIT = 1_900
"""The words that two printed pages show."""

_IN_LINE = 2
"""The words of a block that stands in a line."""

_UNKNOWN = 50
"""The words of a block whose record is not there."""

_CALL_WORDS = 3
"""A call counts as these words in the text of the page: braces, call, braces."""


def check(library: Library) -> Iterator[Finding]:
    for page, count in words(library):
        if count > LIMIT:
            message = f"the page shows about {count:,} words, two printed pages hold {LIMIT:,}; split it or shorten it"
            yield Finding(page.doc.where("title"), CODE, message)


def words(library: Library) -> Iterator[tuple[Page, int]]:
    """About how many words each SOP and click path shows on paper."""

    @cache
    def shown(block: str, id: str) -> float:
        kind = library.blocks.get(block, block)
        room = library.rooms.get(kind)
        if room and room.inline:
            return _IN_LINE
        if room and block in room.words_shown:
            return room.words_shown[block]
        record = library.find(kind, id)
        return room.words_for_each * _words(record.doc.data) if room and record else _UNKNOWN

    for page in library.pages.values():
        if page.kind != "page":
            calls = page.outline.calls
            blocks = sum(shown(call.name or "", call.argument) - _CALL_WORDS for call in calls)
            yield page, page.outline.words + round(blocks)


def _words(value: Any) -> int:
    """The words of all texts inside of a value."""
    if isinstance(value, dict):
        return sum(map(_words, value.values()))
    if isinstance(value, list):
        return sum(map(_words, value))
    return len(value.split()) if isinstance(value, str) else 1
