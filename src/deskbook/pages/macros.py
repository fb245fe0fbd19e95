"""The pluglet of mkdocs-macros: every block becomes a macro, and no template engine sees an author's text.

The plugin collects the macros, ours and a team's own. Pages are written out by `deskbook.read.calls`, the grammar
that the checks read them with; the plugin's own rendering of texts and titles is put out of use.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskbook.errors import DeskbookError
from deskbook.html.rendering import blocks, is_inline
from deskbook.pages import session
from deskbook.read.calls import substitute
from deskbook.read.dialect import visible
from deskbook.schema.reference import ID

if TYPE_CHECKING:
    from collections.abc import Callable

    from deskbook.read.calls import Call

_ID = re.compile(ID)


def define_env(env: Any) -> None:
    """Called by the macros plugin with its environment: open the project, offer the blocks."""
    without_templates(env)
    session.start(Path(env.project_dir))
    for name in blocks():
        env.macro(_macro(name, inline=is_inline(name)), name)
    env.macro(_macro("view", inline=False), "view")


def without_templates(env: Any) -> None:
    """Texts and titles pass the macros plugin as they are: its engine would run whatever stands in them."""
    env.render = lambda markdown, force_rendering=False: markdown
    env.has_j2 = lambda text: False


def on_pre_page_macros(env: Any) -> None:
    """Put what each macro gives in the place of its call; all else stays as it is written."""
    path = f"docs/{env.page.file.src_uri}"
    page = session.library().pages.get(path)
    if page and page.doc.data.get("render_macros") is False:
        return

    def put(call: Call) -> str | None:
        macro = env.macros.get(call.name)
        if macro is None or getattr(macro, "__module__", "").startswith("mkdocs_macros."):
            return None
        try:
            return str(macro(*call.arguments))
        except Exception as error:
            if session.is_preview():
                return None
            if isinstance(error, DeskbookError):
                raise
            lines = (one.line for one in (page.outline.calls if page else ()) if one.source == call.source)
            raise DeskbookError(
                f"{path}:{next(lines, call.line)}: macro {call.name!r} failed ({error}); mend the call, or the macro"
            ) from error

    text = env.markdown
    seen = visible(text) if "{{" in text or "{%" in text else text
    env.markdown = substitute(text, put, page.body_line if page else 1, seen=seen)


def _macro(name: str, *, inline: bool) -> Callable[[str], str]:
    def call(id: str) -> str:
        if not isinstance(id, str) or not _ID.fullmatch(id):
            raise DeskbookError(f"{name}({id!r}): an id is lower-case words joined by hyphens; mend the call")
        return f"[[desk {name} {id}]]" if inline else f"\n\n/// {name} | {id}\n///\n\n"

    return call
