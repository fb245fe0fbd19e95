"""The library of the build that is running, shared by the macros, the blocks and the hooks."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from deskbook import app
from deskbook.errors import DeskbookError
from deskbook.html.elements import el
from deskbook.html.rendering import is_inline

if TYPE_CHECKING:
    from deskbook.html.allowed import Refusal
    from deskbook.library.model import Library

_open: dict[str, Library] = {}
_previews: set[bool] = {False}
_refused: list[Refusal] = []
_left: Counter[tuple[str, str]] = Counter()
"""(block, id) → how many places of the pages still wait for it."""
_made: set[tuple[str, str]] = set()
"""What was rendered to be copied."""


def start(root: Path) -> Library:
    """Read the project anew; every later call of this build sees what was read here."""
    _open["library"] = app.open_folder(root)
    _rendered.cache_clear()
    _left.clear()
    _made.clear()
    for page in _open["library"].pages.values():
        _left.update((call.name, call.argument) for call in page.outline.calls if call.name)
    return _open["library"]


def preview(on: bool) -> None:
    """In a preview, a block that cannot be rendered says so in its place, and the page goes on."""
    _previews.clear()
    _previews.add(on)


def is_preview() -> bool:
    return True in _previews


def library() -> Library:
    """The library of this build; raises DeskbookError before `start`."""
    if "library" not in _open:
        raise DeskbookError("no project is open; put the module deskbook.pages.macros under plugins: macros")
    return _open["library"]


def refused() -> list[Refusal]:
    """What was taken out of the pages that were rendered since the list was last emptied."""
    return _refused


def element(kind: str, argument: str) -> Element:
    """A block of its own for each place: rendered once a build, and copied while other places wait for it."""
    _left[kind, argument] -= 1
    if _left[kind, argument] == 0 and (kind, argument) not in _made:
        return _make(kind, argument)
    return _copy(_rendered(kind, argument))


def _copy(element: Element) -> Element:
    """As `copy.deepcopy`, several times as fast: strings are shared, since they never change."""
    twin = Element(element.tag, element.attrib)
    twin.text, twin.tail = element.text, element.tail
    for child in element:
        twin.append(_copy(child))
    return twin


@cache
def _rendered(kind: str, argument: str) -> Element:
    _made.add((kind, argument))
    return _make(kind, argument)


def _make(kind: str, argument: str) -> Element:
    try:
        return app.render(library(), kind, argument)
    except DeskbookError as error:
        if not is_preview():
            raise
        return (
            el("mark", None, str(error))
            if is_inline(kind)
            else el("p", {"class": "admonition danger"}, str(error))
        )
