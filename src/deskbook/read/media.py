"""Which files of `docs/` beside the pages reach the site: pictures, films, papers and tables, by their content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST = 20
"""Megabytes that one file may have where `sop_data/company.yml` says nothing else."""

READ = 1_000_000
"""Bytes of a file that are read to know it; a drawing or a table must fit in."""

IGNORED = frozenset({".DS_Store", ".gitattributes", ".gitignore", ".gitkeep", "Thumbs.db", "desktop.ini"})
"""Droppings of systems and of git: neither published nor told."""

_PAGE = frozenset({"markdown", "mdown", "mkdn", "mkd", "mdwn", "mdx", "md"})
_CODE = frozenset(
    {"html", "htm", "xhtml", "js", "mjs", "ts", "css", "py", "sh", "xml", "json", "wasm", "php"}
)
_FILM = frozenset(
    {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"dash", b"M4V ", b"mmp4"}
)


@dataclass(frozen=True, slots=True)
class Media:
    """The beginning of a file, and the size of the whole."""

    path: str
    head: bytes
    size: int

    @property
    def ending(self) -> str:
        return PurePosixPath(self.path).suffix[1:].lower()


def problem(one: Media, largest: int = LARGEST) -> str | None:
    """Why a file of `docs/` that is no page is not taken, and what to do; None where it is.

    >>> problem(Media("docs/a.png", b"GIF89a", 6))
    'the file is gif by its content, not png; save it as png or name it .gif'
    """
    name = PurePosixPath(one.path).name
    if name.startswith("."):
        fields = "; write the fields in each page" if name == ".meta.yml" else "; remove it"
        return f"{name!r} is hidden and never reaches the site{fields}"
    if one.ending not in _LOOKS:
        return f"{name!r} {_stranger(one)}"
    if one.size > largest * 1_000_000:
        return f"the file has {one.size / 1_000_000:,.1f} MB, at most {largest} are taken; make it smaller"
    found = sniff(one)
    if found != _SAME.get(one.ending, one.ending):
        what = f"{found} by its content" if found else "something else by its content"
        mend = f"save it as {one.ending}" + (f" or name it .{found}" if found else "")
        return f"the file is {what}, not {one.ending}; {mend}"
    return None


def is_name_told(one: Media) -> bool:
    """Whether the problem lies in the name or kind of the file, not in its content."""
    return PurePosixPath(one.path).name.startswith(".") or one.ending not in _LOOKS


def sniff(one: Media) -> str | None:
    """What a file is by its content alone: one of the endings that are taken, or None."""
    order = [kind for kind in _LOOKS if kind not in _SAME]
    first = _SAME.get(one.ending, one.ending)
    tried = sorted(order, key=lambda kind: kind != first)
    return next((kind for kind in tried if _LOOKS[kind](one)), None)


def _stranger(one: Media) -> str:
    if one.ending in _PAGE:
        return f"is not read, for a page ends in .md; rename it {PurePosixPath(one.path).stem}.md"
    if one.ending in _CODE:
        return "is code, and docs/ holds texts; put it into overrides/ or remove it"
    return f"is no kind of file that the site takes ({', '.join(sorted(_LOOKS))}); convert or remove it"


def _begins(*marks: bytes) -> Callable[[Media], bool]:
    return lambda one: one.head.startswith(marks)


def _riff(one: Media) -> bool:
    return one.head[:4] == b"RIFF" and one.head[8:12] == b"WEBP"


def _brands(one: Media) -> set[bytes]:
    """What a file of the ISO family says that it can be read as."""
    if one.head[4:8] != b"ftyp":
        return set()
    box = one.head[8 : min(int.from_bytes(one.head[:4], "big"), 256)]
    return {box[:4], *(box[at : at + 4] for at in range(8, len(box), 4))}


def _text(one: Media) -> str | None:
    """The whole file as text, None where it is none."""
    if one.size > READ or b"\0" in one.head:
        return None
    try:
        return one.head.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _is_drawing(one: Media) -> bool:
    text = _text(one)
    return text is not None and bool(re.search(r"<(?:[A-Za-z][\w.-]{0,30}:)?svg[\s>/]", text))


def _is_captions(one: Media) -> bool:
    text = _text(one)
    return text is not None and re.match(r"WEBVTT(?:[ \t\r\n]|$)", text) is not None


def _is_table(one: Media) -> bool:
    text = _text(one)
    if text is None or not text.strip() or text.startswith(("WEBVTT", "%PDF-")):
        return False
    return not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|<[!/?A-Za-z]", text)


_LOOKS: dict[str, Callable[[Media], bool]] = {
    "png": _begins(b"\x89PNG\r\n\x1a\n"),
    "jpg": _begins(b"\xff\xd8\xff"),
    "gif": _begins(b"GIF87a", b"GIF89a"),
    "webp": _riff,
    "avif": lambda one: bool(_brands(one) & {b"avif", b"avis"}),
    "mp4": lambda one: bool(_brands(one) & _FILM) and not _brands(one) & {b"avif", b"avis"},
    "webm": lambda one: one.head[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in one.head[:64],
    "pdf": _begins(b"%PDF-"),
    "svg": _is_drawing,
    "vtt": _is_captions,
    "csv": _is_table,
    "jpeg": _begins(b"\xff\xd8\xff"),
}
_SAME = {"jpeg": "jpg"}
