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
_JINJA = re.compile(r"\{\{|\{%|\{#")
_CALL = re.compile(r"\{\{\s*([a-z_]+)\(\s*\"([a-z0-9-]+)\"\s*\)\s*\}\}")


def define_env(env: Any) -> None:
    """Called by the macros plugin with its environment: open the project, offer the blocks."""
    session.start(Path(env.project_dir))
    for name, module in modules("deskbook.blocks").items():
        env.macro(_macro(name, inline=getattr(module, "INLINE", False)), name)
    env.macro(_macro("view", inline=False), "view")


def on_pre_page_macros(env: Any) -> None:
    """Write out plain calls, which is all that the checks allow, before the page becomes a template.

    Compiling a page as a template costs as much as half of its Markdown; without calls it costs next
    to nothing. A page that has Jinja statements, such as `raw`, is left to the template. A preview shows
    what is no call as it stands, since a template that cannot be compiled would end it.
    """
    is_code = "{%" in env.markdown and not session.is_preview()
    if is_code or "raw %}" in env.markdown or env.page.meta.get("render_macros") is False:
        return
    macros = env.macros

    def call(found: re.Match[str]) -> str:
        macro = macros.get(found[1])
        return str(macro(found[2])) if macro else found[0]

    env.markdown = _CALL.sub(call, env.markdown)
    if session.is_preview():
        env.markdown = _JINJA.sub(lambda found: f'{{{{ "{found[0]}" }}}}', env.markdown)


def _macro(name: str, *, inline: bool) -> Callable[[str], str]:
    def call(id: str) -> str:
        if not isinstance(id, str) or not _ID.fullmatch(id):
            raise DeskbookError(f"{name}({id!r}): an id is lower-case words joined by hyphens; mend the call")
        return f"[[desk {name} {id}]]" if inline else f"\n\n/// {name} | {id}\n///\n\n"

    return call
