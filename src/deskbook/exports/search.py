"""The search index of the site, below `search/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.channel.schema import Channel
from deskbook.kinds.product.schema import Product
from deskbook.kinds.role.schema import Role
from deskbook.kinds.tool.schema import Tool
from deskbook.search import pack
from deskbook.search.documents import documents
from deskbook.search.index import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library


ON_SITE = True


def export(library: Library) -> Iterator[tuple[str, bytes]]:
    titles = {
        "channel": {record.id: record.data.title for record in library.all(Channel)},
        "tier": {record.id: record.data.title for record in library.all(Role)},
        "product": {record.id: record.data.title for record in library.all(Product)},
        "tool": {record.id: record.data.title for record in library.all(Tool)},
    }
    for path, content in pack.files(build(documents(library)), titles):
        yield f"search/{path}", content
