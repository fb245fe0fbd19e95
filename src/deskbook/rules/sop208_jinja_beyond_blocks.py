"""Jinja that is not one block with one id.

A page may call `{{ block("id") }}`, or a macro of your own with literal texts, and nothing else: no variables,
statements, filters or sums. No template engine ever sees a page, so all else would stand in it as it is
written. Plain pages may show Jinja to their readers between `{% raw %}` and `{% endraw %}`, or set
`render_macros: false`.

Wrong:

```markdown docs/sops/refunds.md:1,3,5,7
Hello {{ name }}.

{% if vip %}Comp a month.{% endif %}

{{ raci("refund", "finance") }}

{{ raci(page) | upper }}
```

Right:

```markdown docs/sops/refunds.md
{{ raci("refund") }}
```

```markdown docs/owners/blocks.md
Write {% raw %}`{{ raci(id) }}`{% endraw %} in a page.
```

```markdown docs/owners/jinja.md
---
render_macros: false
---

Jinja such as `{{ raci(id) | upper }}` is shown as it stands.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.model import Finding
from deskbook.library.uses import meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library
    from deskbook.read.calls import Call

CODE = "SOP208"


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        for call in page.outline.calls:
            is_block = call.name in library.blocks or call.name == "view"
            if (call.name is not None and (not is_block or len(call.arguments) == 1)) or (
                page.kind == "page" and call.is_raw
            ):
                continue
            yield Finding(page.where(call.line), CODE, _message(library, call))


def _message(library: Library, call: Call) -> str:
    if call.source.startswith("{#"):
        return f"{call.source!r} would stand as it is written; name an anchor as {{: #name }}, or remove it"
    block, id = meant(library, call)
    right = (
        f'{block}("{id}")'
        if block in library.blocks and id in library.ids(library.blocks[block])
        else 'block("id")'
    )
    return f"{call.source!r} is no block with one id in quotes; write it as {{{{ {right} }}}}"
