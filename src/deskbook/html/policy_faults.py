"""Whether a page of the built site bears a policy that holds: no script, handler or style that it does not name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deskbook.html.policy import digest
from deskbook.library.model import Finding
from deskbook.read.source import Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser

NO_POLICY, UNNAMED_SCRIPT, HANDLER, STYLE = "SOP706", "SOP707", "SOP708", "SOP709"

_WHOLE = re.compile(r"<head[\s>]", re.IGNORECASE)
_HANDLER = re.compile(r"on[a-z]{3,30}\s*=")
_RUNS = frozenset({"", "module", "text/javascript", "application/javascript"})
_LOADS = frozenset({"script", "link", "style"})
_LAX = frozenset({"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:", "data:", "blob:"})


def problems(path: str, source: str, page: LexborHTMLParser) -> Iterator[Finding]:
    """What is wrong with one page; a piece of HTML without a head is no page."""
    if not _WHOLE.search(source):
        return

    def found(code: str, message: str, *near: str, about: str = "") -> Finding:
        place = next((at for text in near if text and (at := source.find(text)) >= 0), 0)
        return Finding(Where(path, source.count("\n", 0, place) + 1), code, message, about=about)

    sources = _script_sources(page)
    if sources is None:
        message = "the page has no policy of what may run in it; build it with the plugin `deskbook`"
        yield found(NO_POLICY, message, "<head", "<HEAD")
    else:
        for one in sorted(_LAX & sources):
            message = f"the page's policy allows {one} as scripts; name each script by its hash"
            yield found(NO_POLICY, message, "Content-Security-Policy")
        for script in page.css("script:not([src])"):
            text = script.text()
            is_run = (script.attributes.get("type") or "").lower() in _RUNS
            if is_run and f"'{digest(text)}'" not in sources and "'unsafe-inline'" not in sources:
                shown = " ".join(text.split())[:40]
                message = f"the policy does not name the script {shown!r}; move it into a file of its own"
                yield found(UNNAMED_SCRIPT, message, text, about=shown)
    for node in page.css("[style]"):
        value = node.attributes.get("style") or ""
        message = f"style {value[:60]!r} of <{node.tag}> is refused by the policy; use a class"
        yield found(STYLE, message, f'style="{value}', f"style='{value}", "style", about=value)
    for node in page.css("style"):
        yield found(STYLE, "<style> is refused by the policy; use a style sheet", node.text(), "<style")
    if _may_act(source.lower()):
        yield from (
            found(HANDLER, message, near, about=near.removesuffix("=")) for message, near in _handlers(page)
        )


def _script_sources(page: LexborHTMLParser) -> set[str] | None:
    """Where the page's policy lets scripts come from; None where it has no policy, or one that comes too late."""
    for node in page.css("head > *"):
        name = (node.attributes.get("http-equiv") or "").lower()
        if node.tag == "meta" and name == "content-security-policy":
            rules = (node.attributes.get("content") or "").split(";")
            named = {words[0].lower(): set(words[1:]) for one in rules if (words := one.split())}
            return named.get("script-src", named.get("default-src", {"*"}))
        if node.tag in _LOADS:
            return None
    return None


def _may_act(source: str) -> bool:
    """Whether a closer look at every element is worth its time."""
    handlers = (source[found.start() - 1] for found in _HANDLER.finditer(source))
    return "script:" in source or any(not (before.isalpha() or before == "-") for before in handlers)


def _handlers(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    root = page.root
    for node in root.traverse(include_text=False) if root else ():
        for name, value in node.attributes.items():
            if name.startswith("on"):
                yield f"{name!r} of <{node.tag}> runs code; remove it", f"{name}="
            elif re.match(r"\s*(?:java|vb)script:", value or "", re.IGNORECASE):
                yield f"{(value or '')[:60]!r} of <{node.tag}> runs code; link to a page", value or ""
