"""Link that leads nowhere.

A link to a page, a part of a page or a picture that is not there stops a reader in the middle of a
procedure. Links are relative, or absolute from `docs/`, and name the file: `../sops/refunds.md#verify`. An
anchor is judged here where the page holds no blocks, which may make anchors of their own; the check of the
built site (SOP701, SOP702) judges the rest.

Wrong:

```markdown docs/sops/refunds.md
Refund what was charged twice.

## Steps
```

```markdown docs/index.md:1,3,5,7
Read [refunds](sops/refund.md).

Go to [the steps](sops/refunds.md#stepps).

![Where the button is](images/button.png)

See [all SOPs](sops/).
```

Right:

```markdown docs/sops/refunds.md
Refund what was charged twice.

## Steps
```

```markdown docs/index.md
Read [refunds](sops/refunds.md) or [from the root](/sops/refunds.md).

Go to [the steps](sops/refunds.md#steps).

Ask [the vendor](https://stripe.com/docs), or write to [us](mailto:help@desk.example).
```
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from deskbook.library.model import Finding
from deskbook.library.unknown_ids import moved
from deskbook.read.near import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library, Page

CODE = "SOP214"

_HOME = "docs/index.md"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_STEP = re.compile(r"step-\d+")
_OWN_ID = re.compile(r"\{:?[^{}\n]*?#([\w-]+)|\b(?:id|name)=[\"']?([\w-]+)")


def check(library: Library) -> Iterator[Finding]:
    for page in library.pages.values():
        for link in page.outline.links:
            target = link.target
            if _SCHEME.match(target):
                continue  # SOP215 and SOP216 judge addresses of other hosts
            if problem := _problem(library, page, target):
                yield Finding(page.where(link.line), CODE, problem)


def _problem(library: Library, page: Page, target: str) -> str | None:
    path, _, anchor = unquote(target).partition("#")
    path = path.partition("?")[0]
    folder = posixpath.dirname(page.path)
    full = (
        page.path if not path else posixpath.normpath(f"docs{path}" if path[0] == "/" else f"{folder}/{path}")
    )
    there = library.pages.get(full)
    if not there and full not in library.assets:
        if any(one.where.path == full for one in library.problems):
            return None  # the file is there and cannot be read, which is told itself
        if full + ".md" in library.pages or f"{full}/index.md" in library.pages or path.endswith("/"):
            return f"link {target!r} names no file; write the file's name, such as {_name(library, full, folder)!r}"
        near = _moved(library, full) or _near(library, full)
        known = f"did you mean {posixpath.relpath(near, folder)!r}?" if near else "mend or remove it"
        return f"link {target!r} leads nowhere; {known}"
    if not anchor or not there or (there.outline.calls and not _STEP.fullmatch(anchor)):
        return None
    known_anchors = {known for _, known in there.outline.anchors}
    known_anchors |= {one for found in _OWN_ID.finditer(there.body) for one in found.groups() if one}
    if anchor in known_anchors:
        return None
    near = nearest(anchor, known_anchors)
    known = f"did you mean '#{near}'?" if near else "link to a heading or a step of that page"
    return f"link {target!r} names a part that the page does not have; {known}"


def _moved(library: Library, full: str) -> str | None:
    """The page that this path named before it was renamed."""
    pages = [library.page(kind, new) for (kind, old), new in moved(library).items() if _last(full) == old]
    here = posixpath.dirname(full)
    return next((page.path for page in pages if page and posixpath.dirname(page.path) == here), None)


def _near(library: Library, full: str) -> str | None:
    """The file whose name is like this one; an index is told by its folder."""
    names = {_last(path): path for path in (*sorted(library.assets), *library.pages)}
    near = nearest(_last(full), names)
    return names[near] if near else None


def _last(path: str) -> str:
    return path.removesuffix(".md").removesuffix("/index").rpartition("/")[2] if path != _HOME else "index"


def _name(library: Library, full: str, folder: str) -> str:
    file = full + ".md" if full + ".md" in library.pages else f"{full}/index.md"
    return posixpath.relpath(file, folder)
