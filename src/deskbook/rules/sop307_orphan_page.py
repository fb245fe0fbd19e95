"""SOP or playbook that nothing leads to.

Generated lists name every page, and nobody reads them with a customer waiting. A page is found from where
the need arises: another page links or is related to it, a tree ends in it, a category, a reply or a term
names it. What belongs to the page itself, such as its own tree or quiz, does not count; drafts and retired
pages are left alone. While a file cannot be read, the check waits: it may lead here.

Wrong:

```markdown docs/sops/refunds.md:2
---
title: Refund a duplicate charge
---
```

```markdown docs/playbooks/partial-refund.md:2
---
title: Issue a partial refund
---
```

```yaml sop_data/checklist/refund.yml
title: Before a refund
sop: refunds
items: [{id: one, text: Verify the customer}]
```

Right:

```markdown docs/sops/refunds.md
---
title: Refund a duplicate charge
---

See [how to issue one](../playbooks/partial-refund.md).
```

```markdown docs/playbooks/partial-refund.md
---
title: Issue a partial refund
---
```

```yaml sop_data/reply/refund-sent.yml
title: Refund sent
when: The refund is on its way.
owner: finance
reviewed: 2026-11-01
review_date: 2026-12-01
channels: [email]
body: It is on its way.
sops: [refunds]
do: [Name the amount]
dont: [Promise a day]
```
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, TypeGuard

from deskbook.library.model import Finding
from deskbook.library.uses import Mention, mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

CODE = "SOP307"

_SETTLED = ("draft", "retired")


def check(library: Library) -> Iterator[Finding]:
    if any(_is_unread(library, kind, id) for kind, id in library.broken):
        return
    found = {
        ("page", _page_id(one.id) if one.kind == "step" else one.id)
        for one in mentions(library)
        if (one.kind == "step" or library.rooms[one.kind].folder) and _leads(one, library)
    }
    for page in library.pages.values():
        related = page.doc.data.get("related")
        found |= {("page", id) for id in related if id != page.id} if _is_texts(related) else set()
    linked = {
        posixpath.normpath(
            f"docs{path}" if path.startswith("/") else f"{posixpath.dirname(page.path)}/{path}"
        )
        for page in library.pages.values()
        for link in page.outline.links
        if (path := link.target.partition("#")[0]) and path.endswith(".md")
    }
    for path, page in library.pages.items():
        if page.kind == "page" or path in linked or ("page", page.id) in found:
            continue
        if page.doc.data.get("state") not in _SETTLED:
            message = (
                "nothing leads to this page; link it from a page, a tree, a category or a reply that needs it"
            )
            yield Finding(page.doc.where("title"), CODE, message)


def _is_unread(library: Library, kind: str, id: str) -> bool:
    """Whether a broken file may lead to a page without our seeing it; a page's own list is read anyway."""
    page = library.page(kind, id)
    return page is None or not page.doc.data


def _is_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _page_id(step: str) -> str:
    return step.partition("#")[0]


def _leads(mention: Mention, library: Library) -> bool:
    """Whether a record brings readers to the page that it names, and is not part of that page or only tests it."""
    record, page = mention.record, _page_id(mention.id)
    if (record.kind, record.id) == ("sop", page):
        return False
    leads = library.rooms[record.kind].leads
    return leads == "always" or (leads == "abroad" and getattr(record.data, "sop", None) != page)
