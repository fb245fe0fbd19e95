"""The page as its readers get it: what would only repeat the page's own id is put in, and nobody types it.

An SOP shows its facts behind the first paragraph, what it is not for at the end of its first section, and its
measures, related pages and history at its end; a click path shows its facts. A page that calls one of these
blocks itself keeps it where it stands. Front matter says what a page leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from deskbook.html.rendering import blocks
from deskbook.read.calls import calls
from deskbook.read.outline import Heading, own_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library, Page
    from deskbook.read.calls import Call

T = TypeVar("T")

FACTS = {"sop": "sop", "playbook": "playbook"}
"""Kind of a page → the block of its facts."""

SECTIONS = {"measures": "Measures", "related": "Related", "history": "History"}
"""Block → the section at the end of an SOP that shows it, in the order of the page."""


@dataclass(frozen=True, slots=True)
class _Addition:
    """Lines that go before a line of the body (counted from 0): a call, below a heading or not."""

    before: int
    title: str
    call: str

    @property
    def lines(self) -> list[str]:
        return [*([f"## {self.title}", ""] if self.title else []), self.call]


def whole_pages(library: Library) -> Library:
    """The library with each page whole; its outline tells the lines of what its author wrote."""
    pages = {path: _whole(page, library) for path, page in library.pages.items()}
    return replace(library, pages=pages)


def _whole(page: Page, library: Library) -> Page:
    if page.kind not in FACTS or page.meta is None or (page.kind, page.id) in library.broken:
        return page
    added = sorted(_additions(page, library), key=lambda one: one.before)
    if not added:
        return page
    lines = page.body.rstrip("\n").split("\n")
    text: list[str] = []
    done = 0
    headings: list[tuple[float, Heading]] = [(one.line, one) for one in page.outline.headings]
    called: list[tuple[float, Call]] = [(one.line, one) for one in page.outline.calls]
    anchors = {anchor for _, anchor in page.outline.anchors}
    for one in added:
        text = _apart(_apart(text, lines[done : one.before]), one.lines)
        done = one.before
        line = page.body_line + max(one.before - 1, 0)
        called += [(page.body_line + one.before - 0.5, call) for call in calls(one.call, line)]
        if one.title:
            heading = Heading(2, one.title, own_anchor(one.title, anchors), line)
            headings.append((page.body_line + one.before - 0.5, heading))
    outline = replace(
        page.outline,
        headings=_in_order(headings),
        calls=_in_order(called),
        words=page.outline.words + sum(len(" ".join(one.lines).split()) for one in added),
    )
    whole = "\n".join(_apart(text, lines[done:]))
    return replace(page, whole=f"{whole}\n", outline=outline)


def _apart(before: list[str], after: list[str]) -> list[str]:
    """Two runs of lines with an empty line between them."""
    is_apart = not before or not after or not before[-1].strip() or not after[0].strip()
    return [*before, *([] if is_apart else [""]), *after]


def _in_order(found: list[tuple[float, T]]) -> tuple[T, ...]:
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _additions(page: Page, library: Library) -> Iterator[_Addition]:
    end = len(page.body.rstrip("\n").split("\n"))
    parts = [one for one in page.outline.headings if one.level <= 2 and not one.inside]
    starts = [one.line - page.body_line for one in parts]
    ends = [*starts[1:], end] if starts else []
    owed = [block for block in _blocks(page) if _is_owed(block, page, library)]
    for block in owed:
        call = f'{{{{ {block}("{page.id}") }}}}'
        if block == FACTS[page.kind]:
            yield _Addition(page.outline.lead, "", call)
        elif block == "not_for":
            second = [(one, at) for one, at in zip(parts, ends, strict=True) if one.level == 2]
            is_case = second and not _is_one_of(second[0][0], ["Steps", *SECTIONS.values()])
            yield _Addition(second[0][1] if is_case else page.outline.lead, "", call)
        else:
            title = SECTIONS[block]
            own = [at for one, at in zip(parts, ends, strict=True) if _is_titled(one, title)]
            later = list(SECTIONS.values())[list(SECTIONS).index(block) + 1 :]
            following = [at for one, at in zip(parts, starts, strict=True) if _is_one_of(one, later)]
            yield _Addition(own[0], "", call) if own else _Addition(min([*following, end]), title, call)


def _blocks(page: Page) -> list[str]:
    return [FACTS[page.kind], *(["not_for", *SECTIONS] if page.kind == "sop" else [])]


def _is_owed(block: str, page: Page, library: Library) -> bool:
    """Whether a block is neither left out, nor called by the page itself, nor empty."""
    meta = page.meta
    if meta is None or ("facts" if block == FACTS[page.kind] else block) in meta.data.leave_out:
        return False
    if any(one.name == block and one.argument == page.id for one in page.outline.calls):
        return False
    is_empty = getattr(blocks()[block].module, "is_empty", None)
    return is_empty is None or not is_empty(meta, library)


def _is_titled(heading: Heading, title: str) -> bool:
    return heading.level == 2 and heading.text.casefold() == title.casefold()


def _is_one_of(heading: Heading, titles: list[str]) -> bool:
    return any(_is_titled(heading, title) for title in titles)
