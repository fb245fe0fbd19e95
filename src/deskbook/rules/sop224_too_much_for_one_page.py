"""Line, page or nesting that is too much for a reader of Markdown.

The rules of Markdown look ahead from each mark, so a few thousand brackets keep a build busy for minutes. A page
has at most 60,000 characters and 2,000 lines of 4,000 characters, and 20 brackets are open at once. That is far more than anyone reads with a customer waiting.

Wrong:

```markdown docs/owners/deep.md:1
[[[[[[[[[[[[[[[[[[[[[[[[ Too deep.
```

Right:

```markdown docs/owners/flat.md
> > A quote of a quote [with a [link]](deep.md).
```

```markdown docs/owners/deep.md
# Deep

One below another.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import TOO_DEEP as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
