"""The site by keyboard alone: what is focused shows, comes in order, and opens what it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader
    from playwright.sync_api import Page

FOCUSED = """() => {
  const one = document.activeElement;
  const seen = one.matches("input[type=radio]") ? one.nextElementSibling
    : one.matches("input[type=search]") ? one.form : one;
  const style = getComputedStyle(seen);
  const box = seen.getBoundingClientRect();
  return {
    name: (one.getAttribute("aria-label") || one.textContent).replace(/\\s+/g, " ").trim(),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    shown: seen.checkVisibility({visibilityProperty: true}) && box.width > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
    place: one.closest("article") ? "article" : one.closest(".md-path") ? "path"
      : one.closest(".md-sidebar--primary") ? "menu" : one.closest(".md-sidebar--secondary") ? "contents"
      : one.closest("footer") ? "footer" : one.closest("header") ? "header" : "top",
  };
}"""


def stops(page: Page, count: int) -> list[dict[str, object]]:
    found = []
    for _ in range(count):
        page.keyboard.press("Tab")
        page.wait_for_timeout(20)
        found.append(page.evaluate(FOCUSED))
    return found


def test_focus_shows_and_follows_the_page(reader: Callable[..., Reader]) -> None:
    page = reader(reduced_motion="reduce").open("sops/escalation/")
    found = stops(page, 70)
    assert [one["name"] for one in found if one["outline"] < 2] == []
    assert [one["name"] for one in found if not one["shown"]] == []
    places = list(dict.fromkeys(one["place"] for one in found))
    assert places == ["top", "header", "menu", "contents", "path", "article"]
    assert found[0]["name"] == "Skip to content"


@pytest.mark.parametrize("path", ["", "sops/escalation/", "search/", "reference/glossary/", "suggest/"])
@pytest.mark.parametrize("scripts", [True, False])
def test_skipping_leads_to_the_heading_of_the_page(
    reader: Callable[..., Reader], path: str, scripts: bool
) -> None:
    page = reader(reduced_motion="reduce", java_script_enabled=scripts).open(path)
    page.get_by_role("link", name="Skip to content").focus()
    page.keyboard.press("Enter")
    heading = page.locator("h1")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    after = page.locator("h1 ~ * :focus, .desk-hero :focus")
    expect(after).to_have_count(1)


def test_narrow_menu_opens_closes_and_gives_focus_back(reader: Callable[..., Reader]) -> None:
    page = reader(width=400, reduced_motion="reduce").open("sops/escalation/")
    assert "menu" not in {one["place"] for one in stops(page, 12)}
    button = page.get_by_role("button", name="Menu")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(FOCUSED)["place"] == "menu"
    inside = stops(page, 3)
    assert [one["name"] for one in inside if one["place"] == "menu" and not one["shown"]] == []
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_home_begins_with_the_search(reader: Callable[..., Reader]) -> None:
    page = reader(reduced_motion="reduce").open()
    box = page.locator("article").get_by_role("searchbox", name="What is the customer asking?")
    expect(box).to_be_in_viewport()
    assert page.evaluate("document.querySelector('article h1 ~ desk-search') !== null")
    page.keyboard.press("/")
    expect(box).to_be_focused()


def test_dark_and_light_by_keyboard(reader: Callable[..., Reader]) -> None:
    page = reader(color_scheme="light").open()
    body = page.locator("body")
    page.get_by_role("radio", name="Switch to dark mode").focus()
    for key, scheme in (
        ("Enter", "slate"),
        ("Space", "default"),
        ("Space", "slate"),
        ("Enter", "default"),
        ("Space", "slate"),
    ):
        page.keyboard.press(key)
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_term_explains_itself_to_mouse_and_keyboard(reader: Callable[..., Reader]) -> None:
    page = reader(reduced_motion="reduce").open("reference/reviews/")
    term = page.locator("article > p abbr.desk-term").first
    meaning = term.get_attribute("title") or ""
    assert len(meaning) > 10
    tip = page.get_by_role("tooltip")
    term.hover()
    expect(tip).to_contain_text(meaning)
    page.mouse.move(0, 0)
    expect(tip).to_have_count(0)
    term.focus()
    expect(tip).to_contain_text(meaning)
