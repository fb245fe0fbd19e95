"""The pluglet of mkdocs-macros: every block becomes a macro that emits the block's Markdown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskbook.discover import modules
from deskbook.errors import DeskbookError
from deskbook.markdown import session
from deskbook.reference import ID

if TYPE_CHECKING:
    from collections.abc import Callable

_ID = re.compile(ID)


def define_env(env: Any) -> None:
    """Called by the macros plugin with its environment: open the project, offer the blocks."""
    session.start(Path(env.project_dir))
    for name, module in modules("deskbook.blocks").items():
        env.macro(_macro(name, inline=getattr(module, "INLINE", False)), name)
    env.macro(_macro("view", inline=False), "view")


def _macro(name: str, *, inline: bool) -> Callable[[str], str]:
    def call(id: str) -> str:
        if not isinstance(id, str) or not _ID.fullmatch(id):
            raise DeskbookError(f"{name}({id!r}): an id is lower-case words joined by hyphens; mend the call")
        return f"[[desk {name} {id}]]" if inline else f"\n\n/// {name} | {id}\n///\n\n"

    return call
