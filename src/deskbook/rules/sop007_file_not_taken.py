"""File in `docs/` that the site does not take.

`docs/` holds pages (`.md`), pictures, films, papers and tables, and nothing else reaches the site. Code belongs
into `overrides/`, where a change to it is reviewed as code. A page under another ending would be built unread,
and a hidden file such as `.meta.yml` would change pages from the side.

Wrong:

```markdown docs/owners/start.markdown:1
# Start
```

```yaml docs/sops/.meta.yml:1
template: other.html
```

```js docs/assets/desk/load.js:1
alert(1)
```

Right:

```markdown docs/owners/start.md
# Start
```

```csv docs/reference/tags.csv
tag,meaning
vip,A customer of the first tier
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.library.load import NOT_TAKEN as CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Finding, Library


def check(library: Library) -> Iterator[Finding]:
    return (one for one in library.problems if one.code == CODE)
