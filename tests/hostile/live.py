"""An oracle of its own, written against the standard: what in a page would run, be fetched, or lie over the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

FETCHED = {
    *("src", "srcset", "poster", "data", "background", "ping", "formaction", "action", "manifest", "code"),
    *("archive", "codebase", "lowsrc", "dynsrc", "imagesrcset", "classid", "profile", "longdesc", "usemap"),
}
FETCHING = {"link", "use", "image", "base", "feimage"}
FORBIDDEN = {
    *(
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "base",
        "dialog",
        "marquee",
        "math",
        "portal",
    ),
    *("template", "noembed", "noframes", "plaintext", "xmp", "bgsound", "foreignobject", "animate", "set"),
}
OVER = re.compile(r"md-(?!typeset|content|button|grid|icon|nav|ellipsis|status)|desk-(?!st|figure)")
SCHEMES = {"http", "https", "mailto", "tel"}
BLANK = re.compile(r"[\x00-\x20]+")


def nodes(html: str) -> Iterator[LexborNode]:
    root = LexborHTMLParser(html).root
    assert root
    return root.traverse(include_text=False)


def scripts(html: str) -> list[str]:
    return [node.html or "" for node in nodes(html) if node.tag == "script"]


def live(html: str) -> Iterator[str]:
    """Everything that would act by itself or at a touch, scripts and the theme's own addresses aside."""
    for node in nodes(html):
        if node.tag in FORBIDDEN or node.tag == "style":
            yield f"<{node.tag}>"
        if node.tag == "link" and node.attributes.get("rel") == "canonical":
            continue
        for name, value in node.attributes.items():
            text = BLANK.sub("", value or "").lower()
            if name.startswith("on") or name in {
                "style",
                "srcdoc",
                "autofocus",
                "popover",
                "contenteditable",
            }:
                yield f"{node.tag} {name}={value}"
            if (name in FETCHED or (name.endswith("href") and node.tag in FETCHING)) and _is_outside(text):
                yield f"{node.tag} asks {name}={value}"
            if name.endswith("href") and _scheme(text) not in {None, *SCHEMES}:
                yield f"{node.tag} leads to {value}"
            if node.tag == "meta" and text == "refresh":
                yield "refresh"


def _scheme(text: str) -> str | None:
    found = re.match(r"([a-z][a-z0-9+.-]*):", text)
    return found[1] if found else None


def _is_outside(text: str) -> bool:
    return bool(re.match(r"[\\/]{2}", text)) or _scheme(text) not in {None}
