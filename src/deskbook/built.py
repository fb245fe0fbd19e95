"""The built site: every link, anchor and file of its HTML, and what is wrong with them.

A page is read with one pattern that takes its addresses and ids; only what leads nowhere is looked at
more closely, so that a page of 50 KB costs about a millisecond.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from deskbook.errors import DeskbookError
from deskbook.model import Finding
from deskbook.source import Where, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

DEAD_LINK, DEAD_ANCHOR, MISSING_FILE, ID_TWICE, OUTSIDE = "SOP701", "SOP702", "SOP703", "SOP704", "SOP705"

_VALUE = r"""(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+))"""
_ID = re.compile(rf"=(?<=\s[iI][dD]=){_VALUE}")
_HREF = re.compile(rf"=(?<=\s[hH][rR][eE][fF]=){_VALUE}")
_SRC = re.compile(rf"=(?:(?<=\s[sS][rR][cC]=)|(?<=\s[pP][oO][sS][tT][eE][rR]=)){_VALUE}")
_SRCSET = re.compile(rf"=(?<=\s[sS][rR][cC][sS][eE][tT]=){_VALUE}")
_NO_MARKUP = re.compile(r"<!--|<[sS](?:[cC][rR][iI][pP][tT]|[tT][yY][lL][eE])\b")
_END = {
    "<!--": re.compile("-->"),
    "<sc": re.compile("</script", re.IGNORECASE),
    "<st": re.compile("</style", re.IGNORECASE),
}
_OUTSIDE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_CSS = re.compile(r"""url\(\s*["']?([^"')\s]+)["']?\s*\)|@import\s+["']([^"']+)["']""", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE = re.compile(
    r"<style\b[^>]*>(.*?)</style|\sstyle=(?:\"([^\"<>]*)\"|'([^'<>]*)')", re.DOTALL | re.IGNORECASE
)
_REL = re.compile(r"\srel=[\"']?([^\"'>]*)", re.IGNORECASE)
_ASKED = frozenset(
    {
        "stylesheet",
        "preload",
        "prefetch",
        "modulepreload",
        "icon",
        "apple-touch-icon",
        "mask-icon",
        "manifest",
    }
    | {"preconnect", "dns-prefetch", "prerender"}
)
_NAMED_ONLY = frozenset(
    {"canonical", "alternate", "next", "prev", "search", "license", "author", "me", "edit"}
)


@dataclass(frozen=True)
class Site:
    """What is wrong with a built site, each problem under the code of its check."""

    problems: tuple[Finding, ...]


@dataclass
class _Page:
    """What is kept of one page until all are read: its ids, and the anchors that it links to elsewhere."""

    ids: frozenset[str]
    anchors: list[tuple[str, str, str]] = field(default_factory=list)


def folder(root: Path) -> Site:
    """Read the site in `root`. Raises DeskbookError where there is none."""
    if not (root / "index.html").is_file():
        raise DeskbookError(f"no index.html in {root.name or root}; build the site first")
    paths = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return _read(paths, lambda path: (root / path).read_text("utf-8", "replace"))


def files(texts: Mapping[str, str]) -> Site:
    """Read the pages and files given as path → text."""
    return _read(sorted(texts), lambda path: texts[path])


def _read(paths: list[str], text: Callable[[str], str]) -> Site:
    reader = _Reader(paths, text)
    for path in paths:
        if path.endswith(".html"):
            reader.page(path, text(path))
        elif path.endswith(".css"):
            reader.style(path, text(path), text(path))
    reader.anchors()
    return Site(tuple(sorted(set(reader.problems))))


class _Reader:
    def __init__(self, paths: Iterable[str], text: Callable[[str], str]) -> None:
        self.text = text
        self.files = frozenset(paths)
        indexes = [path.removesuffix("index.html") for path in self.files if path.endswith("index.html")]
        self.known = self.files | frozenset(indexes) | frozenset(one.rstrip("/") for one in indexes)
        self.base = self._base()
        self.pages: dict[str, _Page] = {}
        self.problems: list[Finding] = []
        self.near: dict[str, str] = {}

    def _base(self) -> str:
        """The path below which the site is served, as its 404 page names it."""
        if "404.html" not in self.files:
            return "/"
        for target in _values(_HREF, self.text("404.html")):
            if target.startswith("/") and not target.startswith("//"):
                parts = target.split("/")
                for start in range(1, len(parts)):
                    if "/".join(parts[start:]).partition("?")[0] in self.files:
                        return "/".join(parts[:start]) + "/"
        return "/"

    def page(self, path: str, source: str) -> None:
        markup = _markup(source)
        parents = _parents(path)
        ids = _values(_ID, markup)
        page = _Page(frozenset(ids))
        here: list[tuple[str, str]] = []
        for value in _values(_HREF, markup):
            target, _, anchor = value.partition("#")
            if not target:
                here.append((anchor, value))
                continue
            key = _key(target, parents, self.base)
            if key is None:
                self._host(path, markup, value)
            elif key not in self.known:
                self._dead(path, markup, value, key)
            elif anchor:
                page.anchors.append((key, anchor, value))
        for value in _values(_SRC, markup):
            self._file(path, markup, value, value, parents)
        for value in _values(_SRCSET, markup):
            for one in [] if "data:" in value else value.split(","):
                self._file(path, markup, value, next(iter(one.split()), ""), parents)
        if len(page.ids) < len(ids):
            self._twice(path, markup, ids)
        for anchor, value in dict.fromkeys(here):
            if anchor not in page.ids and not _is_there(anchor, page.ids):
                self._no_anchor(path, markup, value, anchor, page.ids)
        self.pages[path] = page
        if "url(" in source or "@import" in source:
            for found in _STYLE.finditer(source):
                if found[1] is None and not _in_tag(source, found.start()):
                    continue  # text that looks like an attribute
                self.style(path, html.unescape(found[1] or found[2] or found[3] or ""), source)

    def anchors(self) -> None:
        """Judge the links to parts of other pages, now that all pages are read."""
        for path, page in self.pages.items():
            for key, anchor, value in dict.fromkeys(page.anchors):
                there = self.pages.get(key) or self.pages.get(f"{key.rstrip('/')}/index.html".lstrip("/"))
                if there and anchor not in there.ids and not _is_there(anchor, there.ids):
                    self._no_anchor(path, _markup(self.text(path)), value, anchor, there.ids)

    def style(self, path: str, css: str, source: str) -> None:
        """The addresses in a style sheet, or in the styles of a page."""
        parents = _parents(path)
        for found in _CSS.finditer(_CSS_COMMENT.sub("", css)):
            target = (found[1] or found[2]).partition("#")[0]
            if _OUTSIDE.match(target):
                self._asks(path, source, target, target)
            elif target and not _SCHEME.match(target):
                key = _key(target, parents, self.base)
                if key is not None and key not in self.files:
                    self._add(
                        path,
                        source,
                        target,
                        MISSING_FILE,
                        f"file {target!r} does not exist; {self._mend(key, self.files)}",
                    )

    def _file(self, path: str, markup: str, value: str, target: str, parents: list[str]) -> None:
        """A picture, script or other file that a page shows; `value` is the attribute that names it."""
        key = _key(target.partition("#")[0], parents, self.base) if target else None
        if key is not None and key not in self.files and _tag(markup, value):
            message = f"file {target[:80]!r} does not exist; {self._mend(key, self.files)}"
            self._add(path, markup, value, MISSING_FILE, message)
        elif key is None and _OUTSIDE.match(target) and _tag(markup, value):
            self._asks(path, markup, value, target)

    def _host(self, path: str, markup: str, value: str) -> None:
        """An `href` with a host or a scheme."""
        if _OUTSIDE.match(value) and _requests(_tag(markup, value)):
            self._asks(path, markup, value, value)

    def _dead(self, path: str, markup: str, value: str, key: str) -> None:
        """An `href` to something that is not in the site."""
        tag = _tag(markup, value)
        if not tag:
            return
        if not tag.lower().startswith(("<link", "<use", "<image")):
            message = f"link {value[:80]!r} leads nowhere; {self._mend(key, self.known)}"
            self._add(path, markup, value, DEAD_LINK, message)
        elif not (_NAMED_ONLY & _rels(tag)):
            message = f"file {value[:80]!r} does not exist; {self._mend(key, self.files)}"
            self._add(path, markup, value, MISSING_FILE, message)

    def _no_anchor(self, path: str, markup: str, value: str, anchor: str, ids: frozenset[str]) -> None:
        if _tag(markup, value):
            near = nearest(unquote(anchor), ids)
            known = f"did you mean '#{near}'?" if near else "link to a part that is there"
            self._add(
                path,
                markup,
                value,
                DEAD_ANCHOR,
                f"link {value[:80]!r} names a part that is not there; {known}",
            )

    def _asks(self, path: str, source: str, value: str, target: str) -> None:
        message = f"the page asks another host for {target[:80]!r}; ship the file with the site"
        self._add(path, source, value, OUTSIDE, message)

    def _twice(self, path: str, markup: str, ids: list[str]) -> None:
        for id, count in Counter(ids).items():
            if count < 2:
                continue
            places = [found.start() for found in re.finditer(rf"\sid=[\"']?{re.escape(id)}[\"'\s>/]", markup)]
            places = [place for place in places if _in_tag(markup, place)]
            if len(places) > 1:
                line = markup.count("\n", 0, places[1] + 1) + 1
                first = markup.count("\n", 0, places[0] + 1) + 1
                message = f"id {id[:80]!r} stands on line {first} already; name another one"
                self.problems.append(Finding(Where(path, line), ID_TWICE, message))

    def _mend(self, key: str, known: frozenset[str]) -> str:
        if key not in self.near:
            names = {_last(one): one for one in sorted(known)}
            last = nearest(_last(key), names)
            near = names[last].removesuffix("index.html") if last else None
            self.near[key] = f"did you mean '/{near}'?" if near else "mend or remove it"
        return self.near[key]

    def _add(self, path: str, source: str, value: str, code: str, message: str) -> None:
        place = max(source.find(value), 0)
        self.problems.append(Finding(Where(path, source.count("\n", 0, place) + 1), code, message))


def _parents(path: str) -> list[str]:
    """The folder of a page and those above it, innermost first; beyond the root there is nothing.

    >>> _parents("sops/refunds/index.html")
    ['sops/refunds/', 'sops/', '']
    """
    parts = path.split("/")[:-1]
    return ["".join(f"{part}/" for part in parts[:end]) for end in range(len(parts), -1, -1)]


def _key(target: str, parents: list[str], base: str) -> str | None:
    """A target as the path of a file or folder of the site, None where it names a host or a scheme.

    >>> _key("../returns/?x=1", ["sops/refunds/", "sops/", ""], "/"), _key("/kb/a.png", [""], "/kb/")
    ('sops/returns/', 'a.png')
    """
    up = 0
    while target.startswith("../"):
        target, up = target[3:], up + 1
    if target in ("..", "."):
        target, up = "", up + len(target) - 1
    if (
        ":" in target
        or "?" in target
        or "%" in target
        or "&" in target
        or "/." in target
        or target[:1] in ("/", ".")
    ):
        if _OUTSIDE.match(target) or _SCHEME.match(target):
            return None
        target = unquote(html.unescape(target).partition("?")[0])
        if target.startswith("/"):
            if not f"{target}/".startswith(base):
                return target
            target, parents = target[len(base) :], [""]
        parts: list[str] = []
        for part in target.split("/"):
            if part == "..":
                if parts:
                    parts.pop()
                else:
                    up += 1
            elif part != ".":
                parts.append(part)
        target = "/".join(parts)
    if up == len(parents):
        return None  # beside the site: another version of it
    return parents[min(up, len(parents) - 1)] + target


def _is_there(anchor: str, ids: frozenset[str]) -> bool:
    """Whether an anchor that is no id leads somewhere after all: the top, a text, or a decoded id."""
    return anchor in ("", "top") or anchor.startswith(":~:") or unquote(html.unescape(anchor)) in ids


def _last(path: str) -> str:
    """The name of a page or file without its folders."""
    return path.removesuffix("index.html").rstrip("/").rpartition("/")[2]


def _tag(markup: str, value: str) -> str:
    """The tag in which an attribute of this value stands, '' where it is text that looks like one."""
    place = markup.find(value)
    while place >= 0:
        if _in_tag(markup, place):
            return markup[markup.rfind("<", 0, place) : markup.find(">", place) + 1 or len(markup)]
        place = markup.find(value, place + 1)
    return ""


def _in_tag(markup: str, place: int) -> bool:
    opened = markup.rfind("<", 0, place)
    return opened >= 0 and markup[opened + 1 : opened + 2].isalpha() and _is_open(markup[opened:place])


def _is_open(tag: str) -> bool:
    """Whether a piece of a tag does not end outside of quotes."""
    quote = ""
    for sign in tag:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign == ">":
            return False
    return True


def _rels(tag: str) -> frozenset[str]:
    found = _REL.search(tag)
    return frozenset(found[1].lower().split()) if found else frozenset()


def _requests(tag: str) -> bool:
    """Whether the browser asks for what the `href` of a tag names."""
    start = tag.lower()
    return start.startswith(("<use", "<image", "<base")) or (
        start.startswith("<link") and bool(_ASKED & _rels(tag))
    )


def _values(attribute: re.Pattern[str], markup: str) -> list[str]:
    return [one or two or three for one, two, three in attribute.findall(markup)]


def _markup(source: str) -> str:
    """The HTML with comments and the text of scripts and styles as blank lines, so that line numbers stay."""
    parts: list[str] = []
    done = 0
    while found := _NO_MARKUP.search(source, done):
        begun = found.end() if found[0] == "<!--" else source.find(">", found.end()) + 1 or len(source)
        end = _END[found[0] if found[0] == "<!--" else found[0][:3].lower()].search(source, begun)
        over = end.start() if end else len(source)
        parts += [source[done:begun], "\n" * source.count("\n", begun, over)]
        done = over
    return "".join([*parts, source[done:]]) if parts else source
