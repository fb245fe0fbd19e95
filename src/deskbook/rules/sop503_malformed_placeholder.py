"""Placeholder that no help desk can fill in.

A placeholder is two braces, a dotted name in lower case, two braces. Half a pair of braces, a space in the
name or a formula is sent to the customer as it stands.

Wrong:

```yaml sop_data/reply/refund-sent.yml:9,10,11
title: Refund sent
when: The refund is on its way.
owner: finance
reviewed: 2026-11-01
review_date: 2026-12-01
cadence: monthly
channels: [email]
body: |
  Hello {{ticket requester}},
  Your refund of {{amount} is on its way.
  It is {% if vip %}fast{% endif %}.
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
placeholders:
  - {name: ticket.requester.first_name, label: First name, example: Ada}
body: "Hello {{ticket.requester.first_name}}, your refund is on its way."
do: [Name the amount]
dont: [Promise a day]
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deskbook.kinds.reply.schema import Reply
from deskbook.library.model import Finding
from deskbook.read.placeholders import foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP503"

_WELL = re.compile(r"\{\{\s*[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*\s*\}\}")
_ILL = re.compile(r"\{\{[^{}\n]{0,60}\}{0,2}|\{%[^{}\n]{0,60}%?\}?|[^{}\s]{0,30}\}\}")


def check(library: Library) -> Iterator[Finding]:
    for record in library.all(Reply):
        for field, text in record.data.sent():
            if "{" not in text and "}" not in text:
                continue
            for one in foreign(text, frozenset()):
                text = text.replace(one.text, "")  # told with its translation
            for found in _ILL.finditer(_WELL.sub(" ", text)):
                shown = found[0].strip()
                message = f"{shown[:60]!r} is no placeholder; write it in the form {{{{ticket.requester.first_name}}}}"
                yield Finding(record.doc.within(shown, field), CODE, message)
