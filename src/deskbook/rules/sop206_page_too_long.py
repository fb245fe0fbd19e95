"""Page longer than two printed pages.

Nobody follows three pages with a customer waiting: that is two SOPs. Two printed pages hold about 1,100
words of headings, lists and text. A check cannot print, so it counts the words of the page and adds for
each block what the block usually takes: 50 words for a table, a tree or a reply, 40 for the facts strip,
30 for the measures, 20 for the history, 15 for the related pages, and 2 for a figure, a term, a role, a tool and
whatever else stands in the line. The lines of a quotation count like others; code does not.

Wrong:

```markdown docs/sops/refunds.md:2
---
title: Refund a duplicate charge
---

{{ reply("refund-sent") }} and {{ raci("refund") }}
{{ reply("refund-sent") }} and {{ raci("refund") }}
{{ reply("refund-sent") }} and {{ raci("refund") }}
{{ reply("refund-sent") }} and {{ raci("refund") }}
{{ reply("refund-sent") }} and {{ raci("refund") }}
{{ reply("refund-sent") }} and {{ raci("refund") }}
{{ reply("refund-sent") }} and {{ raci("refund") }}
{{ reply("refund-sent") }} and {{ raci("refund") }}
{{ reply("refund-sent") }} and {{ raci("refund") }}
{{ reply("refund-sent") }} and {{ raci("refund") }}
{{ reply("refund-sent") }} and {{ raci("refund") }}
{{ reply("refund-sent") }} and {{ raci("refund") }}
```

Right:

```markdown docs/sops/refunds.md
---
title: Refund a duplicate charge
---

{{ reply("refund-sent") }} and {{ raci("refund") }}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.model import Library

CODE = "SOP206"

LIMIT = 1_100
"""The words of two printed pages."""

INLINE = ("channel", "figure", "metric", "plan", "product", "queue", "role", "term", "tool")

COST = dict.fromkeys(INLINE, 2) | {"sop": 40, "measures": 30, "history": 20, "related": 15}
"""The words whose room a block takes, where it is not the usual 50."""

_CALL_WORDS = 3
"""A call counts as these words in the text of the page: braces, call, braces."""


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        if page.kind == "page":
            continue
        blocks = sum(COST.get(call.name or "", 50) - _CALL_WORDS for call in page.outline.calls)
        words = page.outline.words + blocks
        if words > LIMIT:
            message = f"the page takes the room of {words:,} words, two printed pages hold {LIMIT:,}; split it in two"
            yield Finding(page.doc.where("title"), CODE, message)
