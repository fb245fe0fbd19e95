"""The built site: every link, anchor and file of its HTML, and what is wrong with them."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from deskbook.errors import DeskbookError
from deskbook.html import policy_faults
from deskbook.library.model import Finding
from deskbook.read.source import Where, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from selectolax.lexbor import LexborNode

DEAD_LINK, DEAD_ANCHOR, MISSING_FILE, ID_TWICE, OUTSIDE = "SOP701", "SOP702", "SOP703", "SOP704", "SOP705"

_OUTSIDE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_CSS = re.compile(r"""url\(\s*["']?([^"')\s]+)["']?\s*\)|@import\s+["']([^"']+)["']""", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
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
        for node in LexborHTMLParser(self.text("404.html")).css("[href]"):
            target = node.attributes.get("href") or ""
            if target.startswith("/") and not target.startswith("//"):
                parts = target.split("/")
                for start in range(1, len(parts)):
                    if "/".join(parts[start:]).partition("?")[0] in self.files:
                        return "/".join(parts[:start]) + "/"
        return "/"

    def page(self, path: str, source: str) -> None:
        parents = _parents(path)
        tree = LexborHTMLParser(source)
        ids = [id for node in tree.css("[id]") if (id := node.attributes.get("id"))]
        page = _Page(frozenset(ids))
        here: list[tuple[str, str]] = []
        for node in tree.css("[href]"):
            value = node.attributes.get("href") or ""
            target, _, anchor = value.partition("#")
            if not target:
                here.append((anchor, value))
                continue
            key = _key(target, parents, self.base)
            if key is None:
                self._host(path, source, node, value)
            elif key not in self.known:
                self._dead(path, source, node, value, key)
            elif anchor:
                page.anchors.append((key, anchor, value))
        for node in tree.css("[src], [poster]"):
            for name in ("src", "poster"):
                if value := node.attributes.get(name) or "":
                    self._file(path, source, value, value, parents)
        for node in tree.css("[srcset]"):
            value = node.attributes.get("srcset") or ""
            for one in [] if "data:" in value else value.split(","):
                self._file(path, source, value, next(iter(one.split()), ""), parents)
        if len(page.ids) < len(ids):
            self._twice(path, source, ids)
        for anchor, value in dict.fromkeys(here):
            if anchor not in page.ids and not _is_there(anchor, page.ids):
                self._no_anchor(path, source, value, anchor, page.ids)
        self.pages[path] = page
        self.problems += policy_faults.problems(path, source, tree)
        if "url(" in source or "@import" in source:
            for node in tree.css("style, [style]"):
                css = node.text() if node.tag == "style" else node.attributes.get("style") or ""
                self.style(path, css, source)

    def anchors(self) -> None:
        """Judge the links to parts of other pages, now that all pages are read."""
        for path, page in self.pages.items():
            for key, anchor, value in dict.fromkeys(page.anchors):
                there = self.pages.get(key) or self.pages.get(f"{key.rstrip('/')}/index.html".lstrip("/"))
                if there and anchor not in there.ids and not _is_there(anchor, there.ids):
                    self._no_anchor(path, self.text(path), value, anchor, there.ids)

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
                        target,
                    )

    def _file(self, path: str, source: str, value: str, target: str, parents: list[str]) -> None:
        """A picture, script or other file that a page shows; `value` is the attribute that names it."""
        key = _key(target.partition("#")[0], parents, self.base) if target else None
        if key is not None and key not in self.files:
            message = f"file {target[:80]!r} does not exist; {self._mend(key, self.files)}"
            self._add(path, source, value, MISSING_FILE, message, target)
        elif key is None and _OUTSIDE.match(target):
            self._asks(path, source, value, target)

    def _host(self, path: str, source: str, node: LexborNode, value: str) -> None:
        """An `href` with a host or a scheme."""
        is_asked = node.tag == "link" and _ASKED & _rels(node)
        if _OUTSIDE.match(value) and (is_asked or node.tag in ("use", "image", "base")):
            self._asks(path, source, value, value)

    def _dead(self, path: str, source: str, node: LexborNode, value: str, key: str) -> None:
        """An `href` to something that is not in the site."""
        if node.tag not in ("link", "use", "image"):
            message = f"link {value[:80]!r} leads nowhere; {self._mend(key, self.known)}"
            self._add(path, source, value, DEAD_LINK, message, value)
        elif not (_NAMED_ONLY & _rels(node)):
            message = f"file {value[:80]!r} does not exist; {self._mend(key, self.files)}"
            self._add(path, source, value, MISSING_FILE, message, value)

    def _no_anchor(self, path: str, source: str, value: str, anchor: str, ids: frozenset[str]) -> None:
        near = nearest(unquote(anchor), ids)
        known = f"did you mean '#{near}'?" if near else "link to a part that is there"
        message = f"link {value[:80]!r} names a part that is not there; {known}"
        self._add(path, source, value, DEAD_ANCHOR, message, value)

    def _asks(self, path: str, source: str, value: str, target: str) -> None:
        message = f"the page asks another host for {target[:80]!r}; ship the file with the site"
        self._add(path, source, value, OUTSIDE, message, target)

    def _twice(self, path: str, source: str, ids: list[str]) -> None:
        for id, count in Counter(ids).items():
            if count < 2:
                continue
            places = [found.start() for found in re.finditer(rf"\sid=[\"']?{re.escape(id)}[\"'\s>/]", source)]
            places = [place for place in places if _in_tag(source, place)]
            if len(places) > 1:
                line = source.count("\n", 0, places[1] + 1) + 1
                first = source.count("\n", 0, places[0] + 1) + 1
                message = f"id {id[:80]!r} stands on line {first} already; name another one"
                self.problems.append(Finding(Where(path, line), ID_TWICE, message, about=id))

    def _mend(self, key: str, known: frozenset[str]) -> str:
        if key not in self.near:
            names = {_last(one): one for one in sorted(known)}
            last = nearest(_last(key), names)
            near = names[last].removesuffix("index.html") if last else None
            self.near[key] = f"did you mean '/{near}'?" if near else "mend or remove it"
        return self.near[key]

    def _add(self, path: str, source: str, value: str, code: str, message: str, about: str) -> None:
        place = _place(source, value)
        self.problems.append(
            Finding(Where(path, source.count("\n", 0, place) + 1), code, message, about=about)
        )


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


def _place(source: str, value: str) -> int:
    """Where an attribute of this value stands, rather than text that looks like one."""
    for text in (value, html.escape(value, quote=False)):
        place = source.find(text) if text else -1
        while place >= 0:
            if _in_tag(source, place):
                return place
            place = source.find(text, place + 1)
    return max(source.find(value), 0)


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


def _rels(node: LexborNode) -> frozenset[str]:
    return frozenset((node.attributes.get("rel") or "").lower().split())
