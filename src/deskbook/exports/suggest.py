"""`suggest.json`: which SOPs belong to a ticket tag, for a help desk that links them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from deskbook.kinds.category.schema import Category
from deskbook.kinds.sop.schema import Sop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library


ON_SITE = True


def export(library: Library) -> Iterator[tuple[str, bytes]]:
    """`tags` maps a category or a tag to SOP ids, best first; `sops` tells title, address and summary."""
    shown = {record.id: record.data for record in library.all(Sop) if record.data.state != "retired"}
    tags: dict[str, list[str]] = {}
    for record in library.all(Category):
        for tag in record.data.tags:
            if tag.sop in shown:
                tags.setdefault(tag.id, []).append(str(tag.sop))
                if tag.sop not in tags.setdefault(record.id, []):
                    tags[record.id].append(str(tag.sop))
    content: dict[str, Any] = {
        "tags": dict(sorted(tags.items())),
        "sops": {
            id: {"title": data.title, "url": f"sops/{id}/", "summary": data.summary, "state": data.state}
            for id, data in shown.items()
        },
    }
    yield "suggest.json", (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
