"""Code as a page shows it, coloured where its language is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pymdownx.highlight import Highlight

if TYPE_CHECKING:
    from markdown import Markdown

_SETTINGS = (
    "guess_lang pygments_style use_pygments noclasses extend_pygments_lang linenums linenums_style"
    " linenums_special linenums_class language_prefix code_attr_on_pre auto_title auto_title_map"
    " pygments_lang_class stripnl default_lang title_mode"
).split()
_OPTION = re.compile(r"(title|linenums|hl_lines)=\"([^\"]*)\"")
_LANGUAGE = re.compile(r"\{?[ \t]*\.?([\w#.+-]*)")


def highlighted(md: Markdown, code: str, info: str) -> str:
    """The HTML of a code block; `info` is what stands behind its fence: `yaml title="A file"`."""
    named, options = _LANGUAGE.match(info), dict(_OPTION.findall(info))
    settings: dict[str, Any] = next(
        one.get_pymdownx_highlight_settings()
        for one in md.registeredExtensions
        if hasattr(one, "get_pymdownx_highlight_settings")
    )
    highlight = Highlight(
        md, **{name: settings[name] for name in _SETTINGS if name in settings} | {"stripnl": False}
    )
    start = options.get("linenums", "")
    return str(
        highlight.highlight(
            code,
            named[1] if named else "",
            settings.get("css_class", "highlight"),
            hl_lines=[int(one) for one in re.findall(r"\d{1,6}", options.get("hl_lines", ""))],
            linestart=int(start) if re.fullmatch(r"[0-9]{1,6}", start) else -1,
            title=options.get("title"),
        )
    )
