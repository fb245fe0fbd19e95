"""What HTML a page may hold: an allow-list that the rendered page is held against, and what of it was refused.

The list judges what the browser would see, so it does not matter by which Markdown it was written. It is for
what authors write; blocks are element trees of our own and are not held against it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

import nh3
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_TAGS = frozenset(
    "a abbr audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em"
    " figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p picture pre q rp rt ruby s"
    " samp section small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var"
    " video wbr".split()
)
_ANYWHERE = frozenset(
    "aria-describedby aria-hidden aria-label aria-labelledby class dir hidden id lang role title translate".split()
)
_OF = {
    "a": "href hreflang name",
    "audio": "controls loop muted preload src",
    "col": "span",
    "colgroup": "span",
    "del": "datetime",
    "details": "open",
    "div": "data-tabs",
    "img": "align alt decoding height loading src srcset sizes width",
    "input": "checked disabled id name type",
    "ins": "datetime",
    "label": "for",
    "li": "value",
    "ol": "reversed start type",
    "pre": "tabindex",
    "span": "data-linenos",
    "source": "media sizes src srcset type",
    "table": "align",
    "td": "align colspan headers rowspan",
    "th": "abbr align colspan headers rowspan scope",
    "time": "datetime",
    "track": "default kind label src srclang",
    "video": "controls height loop muted playsinline poster preload src width",
}
_ATTRIBUTES = {
    "*": set(_ANYWHERE),
    **{tag: set(names.split()) for tag, names in _OF.items()},
}
_GONE_WITH_TEXT = frozenset({"script", "style", "template", "noscript", "title"})

_FETCHED = frozenset({"src", "srcset", "poster"})
"""Attributes whose address the browser asks for by itself: they name files of the site only."""
_LOOK = frozenset({"align", "bgcolor", "class", "color", "face", "id", "name", "role", "size", "style"})

_CLASS = re.compile(
    r"admonition(-title)?|abstract|attention|bug|caution|danger|error|example|failure|hint|important|info|note"
    r"|question|quote|success|tip|warning|inline|end"
    r"|highlight|highlighttable|linenos|linenodiv|normal|filename|language-[\w+-]+|codehilite|[a-z]{1,2}[a-z0-9]{0,2}(-[A-Z][A-Za-z-]*)?"
    r"|critic|keys|key-[a-z0-9-]+|footnote(-[a-z]+)?|task-list(-(item|control|indicator))?|contains-task-list"
    r"|tabbed-(set|alternate|labels|label|content|block)|headerlink|toc|toclink|toctitle|md-button(--primary)?"
    r"|desk-(steps|step-link|term|note|warning)"
)
"""Classes that are a look for text; all others belong to the theme, which places some over the page."""
_OWN_ID = re.compile(r"(?!__(?:tabbed_\d+(?:_\d+)?|codelineno(?:-\d+)+)$)__|desk-|page-start$", re.IGNORECASE)
_NAME = {"a": re.compile(r"__codelineno(-\d+)+"), "input": re.compile(r"__tabbed_\d+")}
_ROLE = re.compile(r"img|list|listitem|note|presentation|none|doc-[a-z]+")
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
_BLANK = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")


@dataclass(frozen=True, slots=True, order=True)
class Refusal:
    """One thing that stood in a rendered page and was taken out; `name` is '' where an element was."""

    tag: str
    name: str = ""
    value: str = ""

    @property
    def asks_elsewhere(self) -> bool:
        """Whether the browser would have asked another host for a file."""
        return self.name in _FETCHED and is_outside(self.value)

    @property
    def is_look(self) -> bool:
        """Whether it would have changed how the page looks, or taken a name of the theme's."""
        return self.name in _LOOK or self.name.startswith("data-")


def safe(page: str) -> str:
    """The HTML without all that a page may not hold.

    >>> safe('<p onclick="go()">A <b>b</b><script>go()</script></p>')
    '<p>A <b>b</b></p>'
    >>> safe('<a href="java&#9;script:go()">x</a><a href="../a/">y</a>')
    '<a>x</a><a href="../a/">y</a>'
    """
    return nh3.clean(
        page,
        tags=set(_TAGS),
        clean_content_tags=set(_GONE_WITH_TEXT),
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        link_rel=None,
        url_schemes=set(SCHEMES),
    )


def refused(page: str) -> list[Refusal]:
    """What `safe` takes out of the HTML, each thing once, in order.

    >>> refused('<p onclick="go()">A <svg></svg><i class="md-overlay note">c</i></p>')
    [Refusal(tag='i', name='class', value='md-overlay'), Refusal(tag='p', name='onclick', value='go()'), Refusal(tag='svg', name='', value='')]
    """
    before, after = Counter(_things(page)), Counter(_things(safe(page)))
    found = before - after
    elements = {one.tag for one in found if not one.name}
    return sorted(one for one in found if not one.name or one.tag not in elements or one.tag in _TAGS)


def _kept(tag: str, name: str, value: str) -> str | None:
    """An attribute's value as it may stand, None where the attribute goes."""
    if name == "class":
        return " ".join(one for one in value.split() if _CLASS.fullmatch(one)) or None
    if name in ("id", "for", "aria-describedby", "aria-labelledby", "headers"):
        return None if _OWN_ID.match(value.strip()) else value
    if name in ("src", "poster"):
        return None if is_outside(value) else value
    if name == "srcset":
        return None if any(is_outside(one) for one in value.split(",")) else value
    if name == "role":
        return value if _ROLE.fullmatch(value) else None
    if tag == "input" and name == "type":
        return value if value.lower() in ("checkbox", "radio") else "checkbox"
    if name == "name":
        form = _NAME.get(tag)
        return value if form and form.fullmatch(value) else None
    if name == "tabindex":
        return value if value in ("0", "-1") else None
    return value


def is_outside(address: str) -> bool:
    """Whether an address names a scheme or a host, however a browser would read it."""
    return bool(_OUTSIDE.match(_BLANK.sub("", unescape(address))))


def _things(page: str) -> Iterator[Refusal]:
    """Every element and attribute of some HTML; of a list of classes, every class."""
    root = LexborHTMLParser(f"<!doctype html><body>{page}").root
    for node in root.traverse(include_text=False) if root else ():
        tag = node.tag or ""
        if tag.startswith("-"):
            continue  # a comment
        if tag not in ("html", "head", "body"):
            yield Refusal(tag)
        for name, value in node.attributes.items():
            if name == "class":
                yield from (Refusal(tag, name, one) for one in (value or "").split())
            else:
                yield Refusal(tag, name, value or "")
