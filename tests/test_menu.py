"""The menu: drawn once a section, marked for each page, short where a section is long."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from deskbook.site.menu import AROUND, WHOLE, Menu


@dataclass(eq=False)
class Item:
    """A page or section as MkDocs gives it."""

    title: str
    url: str = ""
    children: list[Item] | None = None
    is_index: bool = False
    ancestors: list[Item] = field(default_factory=list)
    toc: list[Any] = field(default_factory=list)

    @property
    def is_page(self) -> bool:
        return self.children is None

    @property
    def is_section(self) -> bool:
        return self.children is not None


def site(*sizes: int) -> tuple[Menu, list[Item]]:
    """A home page and one section for each size."""
    items = [Item("Home", "./", is_index=True)]
    for number, size in enumerate(sizes):
        section = Item(f"Section {number}", children=[])
        section.children = [
            Item(f"Page {number}.{at}", f"s{number}/p{at}/", ancestors=[section]) for at in range(size)
        ]
        items.append(section)
    return Menu(SimpleNamespace(items=items)), items  # type: ignore[arg-type]


def links(menu: Menu, page: Item | None, base: str = "../..") -> list[tuple[str, str]]:
    around = menu.of(page, base)  # type: ignore[arg-type]
    tree = LexborHTMLParser(f"<ul>{around.before}{around.behind}</ul>")
    return [(one.text(), one.attributes["href"] or "") for one in tree.css("a")]


def test_a_section_that_is_not_the_readers_is_one_link() -> None:
    menu, items = site(3, 2)
    assert links(menu, items[1].children[0]) == [  # type: ignore[index]
        ("Home", "../../"),
        ("Page 0.0", "./"),
        ("Page 0.1", "../../s0/p1/"),
        ("Page 0.2", "../../s0/p2/"),
        ("Section 1", "../../s1/p0/"),
    ]


def test_a_page_outside_of_the_menu_marks_nothing() -> None:
    menu, _ = site(2)
    around = menu.of(None, ".")
    assert not around.open
    assert "active" not in around.before
    assert links(menu, None, ".") == [("Home", "./"), ("Section 0", "./s0/p0/")]


@pytest.mark.parametrize("at", [0, 1, AROUND, 300, 599])
def test_a_long_section_shows_what_is_near(at: int) -> None:
    menu, items = site(600)
    page = items[1].children[at]  # type: ignore[index]
    shown = [name for name, _ in links(menu, page) if name.startswith("Page")]
    assert f"Page 0.{at}" in shown
    assert len(shown) <= 2 * AROUND + 1
    assert ("All 600 in this section", "../../reference/sops/") in links(menu, page)


def test_a_short_section_is_shown_whole() -> None:
    menu, items = site(WHOLE)
    assert len(links(menu, items[1].children[0])) == WHOLE + 1  # type: ignore[index]


def test_titles_are_text() -> None:
    menu, items = site(2)
    items[1].children[0].title = '<img src=x onerror="alert(1)">'  # type: ignore[index]
    items[1].title = "<b>&"
    around = menu.of(items[1].children[1], "../..")  # type: ignore[index, arg-type]
    assert "<img" not in around.before + around.behind
    assert "<b>" not in around.before + around.behind


def test_a_section_is_drawn_once_a_depth() -> None:
    menu, items = site(3, 3)
    for page in items[1].children or []:
        menu.of(page, "../..")  # type: ignore[arg-type]
    assert set(menu.drawn) == {("../..", 0), ("../..", 2)}
