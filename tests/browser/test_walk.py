"""A decision walked one question at a time: by mouse, by keyboard, from a link, across pages, and into a note."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from deskbook import app
from deskbook.decisions.tickets import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader, Site
    from playwright.sync_api import Locator, Page

    from deskbook.library.model import Library

ROOT = Path(__file__).resolve().parents[2]
PAGE = "sops/refunds/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
TO_DAYS = [
    ("identity", "true"),
    ("dispute", "false"),
    ("kind", "subscription"),
    ("product", "workspace"),
]
"""Answers of the refund tree that lead to the question of how many days have passed."""


@pytest.fixture(scope="module")
def library() -> Library:
    return app.open_folder(ROOT, dt.date(2026, 11, 22))


def walk_of(page: Page, tree: str = "refund") -> Locator:
    found = page.locator(f'desk-tree[data-tree="{tree}"] .desk-walk')
    found.wait_for()
    return found


def label(page: Page, node: str, value: str, tree: str = "refund") -> str:
    """The words of the answer that takes a value, from the outline."""
    answers = page.locator(f"#tree-{tree}-{node} > .desk-answers > .desk-answer")
    chosen = answers.and_(page.locator(f'[data-is~="{value}"]')).locator("> .desk-answer-label")
    return re.sub(r"\s+", " ", chosen.text_content() or "").strip()


def choice(page: Page, node: str, value: str, tree: str = "refund") -> Locator:
    words = label(page, node, value, tree)
    return (
        walk_of(page, tree).locator(".desk-choice").filter(has_text=re.compile(rf"^\d?{re.escape(words)}$"))
    )


def question(page: Page, node: str, tree: str = "refund") -> str:
    return page.locator(f"#tree-{tree}-{node} > .desk-ask").evaluate(
        "one => [...one.childNodes].filter((part) => part.className !== 'desk-number').map((part) => part.textContent).join('').trim()"
    )


def asks(page: Page, node: str, tree: str = "refund") -> None:
    expect(walk_of(page, tree).locator(".desk-asked-text > span")).to_have_text(question(page, node, tree))


def to_days(page: Page) -> None:
    for node, value in TO_DAYS:
        choice(page, node, value).click()
    asks(page, "days")


def take_on(page: Page, number: str = "48213") -> None:
    """Says which ticket the page is used for."""
    page.locator("desk-ticket-bar input").first.fill(number)
    page.keyboard.press("Enter")


def type_number(page: Page, number: str) -> None:
    page.locator(".desk-number-form input").fill(number)
    page.keyboard.press("Enter")


def copied(page: Page, tree: str = "refund", name: str = "Copy as ticket note") -> str:
    walk = walk_of(page, tree)
    walk.get_by_role("button", name=name).click()
    copied = "^Note copied as Markdown" if "Markdown" in name else "^Note copied(?! as Markdown)"
    expect(walk.locator(".desk-said")).to_have_text(re.compile(copied))
    return str(page.evaluate("navigator.clipboard.readText()"))


# --- the same decision as in Python ---------------------------------------------------------------

END = """async ([root, tree, facts, ticket]) => {
  const {follow, priority} = await import(`${root}assets/desk/walk.js`);
  const {times} = await import(`${root}assets/desk/clock.js`);
  const log = Object.entries(facts).map(([fact, value]) => ({
    fact, set: typeof value === "number" ? {lo: value, hi: value} : {is: [String(value)]},
  }));
  const way = follow(document.querySelector(`desk-tree[data-tree="${tree}"]`), log);
  const level = priority(way.ends, log);
  return {
    outcome: way.end ? `${way.trees.at(-1).dataset.tree}/${way.end.dataset.outcome}` : null,
    then: way.end?.dataset.then ?? null, level,
    within: times({...ticket, priority: level})?.first?.text ?? null,
  };
}"""


def places(site: Site) -> dict[str, str]:
    """Each tree and the page that draws it."""
    found: dict[str, str] = {}
    for path in site.pages():
        for tree in re.findall(
            r'<desk-tree[^>]* data-tree="([a-z0-9-]+)"', (site.folder / path / "index.html").read_text()
        ):
            found.setdefault(tree, path)
    return found


def test_the_page_decides_a_test_ticket_of_each_tree_as_the_checks_do(
    site: Site, reader: Callable[..., Reader], library: Library
) -> None:
    """Outcome, priority and first response; without a time of its own on a Monday morning, when every clock runs."""
    page, where = reader().page, places(site)
    wrong = {}
    results = run(library)
    assert len(results) > 50
    first = {
        one.record.data.tree: one for one in reversed(results)
    }  # web/tests/walks.test.js walks many more
    for result in first.values():
        ticket, actual = result.record.data, result.actual
        start = ticket.came_in.isoformat() if ticket.came_in else "2026-11-23T10:00:00Z"
        came = {"plan": ticket.plan, "channel": ticket.channel, "started": start}
        tree: str | None = ticket.tree
        found: dict[str, Any] = {}
        level = None
        while tree:
            address = site.url + where[tree]
            if page.url != address:
                page.goto(address)
            found = page.evaluate(END, [site.url, tree, ticket.facts, came])
            level = found["level"] or level
            tree = found["then"]
        expected = (actual.outcome, actual.priority)
        if (found["outcome"], level) != expected:
            wrong[result.record.id] = (expected, found)
        due = str(actual.due.within) if actual.due else None
        if level == found["level"] and found["within"] != due:
            wrong[result.record.id] = (due, found)
    assert wrong == {}


# --- by mouse -------------------------------------------------------------------------------------


def test_one_question_at_a_time_by_mouse(reader: Callable[..., Reader]) -> None:
    window = reader()
    page = window.open(PAGE)
    walk = walk_of(page)
    expect(page.locator("#tree-refund-identity")).to_be_hidden()
    asks(page, "identity")
    choice(page, "identity", "true").click()
    asks(page, "dispute")
    crumbs = walk.locator(".desk-crumbs button")
    expect(crumbs).to_have_count(1)
    choice(page, "dispute", "true").click()
    end = walk.locator(".desk-reached")
    outcome = page.locator("#tree-refund-bank-dispute")
    expect(end.locator(".desk-outcome-title")).to_have_text(
        outcome.locator(".desk-outcome-title").text_content() or ""
    )
    hrefs = [one.get_attribute("href") for one in end.locator("a").all()]
    assert hrefs == [one.get_attribute("href") for one in outcome.locator("a").all()]
    assert len(hrefs) >= 3
    crumbs.nth(0).click()
    asks(page, "identity")
    expect(crumbs).to_have_count(0)
    expect(walk.get_by_role("button", name="Back")).to_be_disabled()
    assert window.errors == []
    assert window.elsewhere == []


def test_the_whole_tree_is_one_click_away(reader: Callable[..., Reader]) -> None:
    page = reader().open(PAGE)
    walk = walk_of(page)
    page.get_by_role("button", name="Show the whole tree").first.click()
    expect(page.locator("#tree-refund-days")).to_be_visible()
    expect(walk).to_be_hidden()
    page.get_by_role("button", name="Walk through it").first.click()
    expect(page.locator("#tree-refund-days")).to_be_hidden()
    expect(walk.locator(".desk-asked-text > span")).to_be_focused()


def test_a_number_finds_its_branch(reader: Callable[..., Reader]) -> None:
    page = reader().open(PAGE)
    to_days(page)
    field = page.locator(".desk-number-form input")
    expect(field).to_be_focused()
    low, high = (page.locator("#tree-refund-days").get_attribute(name) for name in ("data-min", "data-max"))
    for wrong in ("", "soon", "-1", "2.5", "2,5", "0x14", "99999999"):
        type_number(page, wrong)
        expect(page.locator(".desk-wrong")).to_have_text(f"Type a whole number from {low} to {high}.")
        expect(field).to_be_focused()
    type_number(page, "20")
    asks(page, "amount-credit")
    expect(walk_of(page).locator(".desk-crumbs button").last).to_contain_text("20 days")
    type_number(page, "$1,200.50")
    expect(walk_of(page).locator(".desk-outcome-title")).to_contain_text("support manager")
    expect(walk_of(page).locator(".desk-crumbs button").last).to_contain_text("1200.5 US dollars")


# --- by keyboard ----------------------------------------------------------------------------------


def test_by_keyboard_alone(reader: Callable[..., Reader]) -> None:
    page = reader(reduced_motion="reduce").open(PAGE)
    walk = walk_of(page)
    page.get_by_role("button", name="Show the whole tree").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(walk.locator(".desk-choice").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(walk.locator(".desk-choice").nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(walk.locator(".desk-choice").first).to_be_focused()
    page.keyboard.press("ArrowRight")
    asks(page, "dispute")
    asked = walk.locator(".desk-asked-text > span")
    expect(asked).to_be_focused()
    expect(walk.locator("p.desk-offstage")).to_contain_text(question(page, "dispute"))
    page.keyboard.press("2")
    asks(page, "kind")
    page.keyboard.press("9")
    asks(page, "kind")
    page.keyboard.press("Backspace")
    asks(page, "dispute")
    page.keyboard.press("ArrowLeft")
    asks(page, "identity")
    for _ in range(2):
        page.keyboard.press("1" if asked.text_content() == question(page, "identity") else "2")
    page.keyboard.press("r")
    asks(page, "identity")
    expect(walk.locator(".desk-crumbs")).to_have_count(0)
    page.keyboard.press("2")
    expect(walk.locator(".desk-reached")).to_be_focused()
    page.keyboard.press("Backspace")
    asks(page, "identity")


def test_digits_are_typed_into_a_number_and_no_key_works_from_outside(reader: Callable[..., Reader]) -> None:
    page = reader().open(PAGE)
    to_days(page)
    page.keyboard.type("15")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Backspace")
    expect(page.locator(".desk-number-form input")).to_have_value("5")
    page.keyboard.press("Enter")
    asks(page, "amount-full")
    page.locator("desk-ticket-bar input").first.focus()
    page.keyboard.type("1r2")
    page.locator("article h2 .headerlink").first.focus()
    for key in ("1", "r", "Backspace"):
        page.keyboard.press(key)
    asks(page, "amount-full")


# --- what is known --------------------------------------------------------------------------------


def test_what_is_known_is_not_asked_again(reader: Callable[..., Reader]) -> None:
    window = reader()
    page = window.open(PAGE)
    take_on(page)
    to_days(page)
    window.open("sops/identity-verification/")
    choice(page, "signs", "false", "verification").click()
    asks(page, "request", "verification")
    known = walk_of(page, "verification").locator(".desk-crumbs button").nth(1)
    expect(known).to_have_text(re.compile("^known: "))
    known.click()
    asks(page, "product", "verification")
    choice(page, "product", "patient-portal", "verification").click()
    asks(page, "portal-channel", "verification")
    window.open(PAGE)
    title = page.locator("#tree-refund-contract .desk-outcome-title").text_content() or ""
    expect(walk_of(page).locator(".desk-outcome-title")).to_have_text(title)


def test_the_channel_of_the_ticket_is_known(reader: Callable[..., Reader]) -> None:
    page = reader().open("sops/identity-verification/")
    page.get_by_role("button", name="Times and data").click()
    page.get_by_label("Channel", exact=True).select_option("phone")
    choice(page, "signs", "false", "verification").click()
    choice(page, "product", "patient-portal", "verification").click()
    asks(page, "portal-checks", "verification")


def test_answers_that_contradict_what_is_known_are_not_offered(reader: Callable[..., Reader]) -> None:
    page = reader().open("sops/identity-verification/")
    for node, value in (
        ("signs", "false"),
        ("product", "shop"),
        ("request", "ownership"),
        ("answer", "answered"),
    ):
        choice(page, node, value, "verification").click()
    choice(page, "proof", "sso", "verification").click()
    asks(page, "kind", "verification")
    expect(walk_of(page, "verification").locator(".desk-choice")).to_have_count(2)
    choice(page, "kind", "ownership", "verification").click()
    asks(page, "owner", "verification")
    page.keyboard.press("Backspace")
    asks(page, "kind", "verification")


def test_a_chain_goes_on_where_the_other_tree_stands(reader: Callable[..., Reader], site: Site) -> None:
    window = reader(permissions=CLIPBOARD)
    page = window.open(PAGE)
    take_on(page)
    for node, value in (("identity", "true"), ("dispute", "false"), ("kind", "goods")):
        choice(page, node, value).click()
    onward = walk_of(page).get_by_role("link", name=re.compile("^Go on: "))
    onward.click()
    expect(page).to_have_url(f"{site.url}sops/returns/#tree-return")
    walk = walk_of(page, "return")
    expect(walk).to_be_visible()
    first = page.locator('desk-tree[data-tree="return"]').get_attribute("data-start") or ""
    asks(page, first, "return")
    walk.locator(".desk-choice").first.click()
    while walk.locator(".desk-choice").count():
        walk.locator(".desk-choice").first.click()
    text = copied(page, "return")
    assert text.index("(SOP refunds)") < text.index("(SOP returns)")


def test_a_chain_goes_on_in_place_on_the_same_page(reader: Callable[..., Reader]) -> None:
    """Both trees on one page, put there by hand: the questions of the second follow in the first's walk."""
    window = reader(service_workers="block")
    page = window.open("sops/returns/")
    second = page.locator('desk-tree[data-tree="return"]').evaluate("one => one.outerHTML")
    window.page.route(
        "**/sops/refunds/",
        lambda route: route.fulfill(
            body=re.sub(r"</article>", lambda _: f"{second}</article>", route.fetch().text()),
            content_type="text/html",
        ),
    )
    window.open(PAGE)
    for node, value in (("identity", "true"), ("dispute", "false"), ("kind", "goods")):
        choice(page, node, value).click()
    start = page.locator('desk-tree[data-tree="return"]').get_attribute("data-start") or ""
    expect(walk_of(page).locator(".desk-asked-text > span")).to_have_text(question(page, start, "return"))
    expect(walk_of(page).locator(".desk-crumbs button")).to_have_count(3)
    page.keyboard.press("r")
    asks(page, "identity")


def test_the_end_asks_for_the_plan_that_its_due_time_needs(reader: Callable[..., Reader]) -> None:
    page = reader(reduced_motion="reduce").open(PAGE)
    choice(page, "identity", "false").click()
    due = walk_of(page).locator(".desk-due")
    plan = due.get_by_label("Customer's plan")
    plan.focus()
    page.keyboard.type("Team")
    expect(due).to_contain_text("First response due ")
    expect(walk_of(page).locator(".desk-reached")).to_be_focused()
    page.get_by_role("button", name="Times and data").click()
    expect(page.get_by_label("Plan", exact=True)).to_have_value("team")


# --- notes, links, reloads ------------------------------------------------------------------------


def test_the_note_says_what_was_decided_and_why(reader: Callable[..., Reader]) -> None:
    page = reader(permissions=CLIPBOARD).open(PAGE)
    take_on(page)
    to_days(page)
    type_number(page, "20")
    type_number(page, "120")
    walk = walk_of(page)
    lines = copied(page).splitlines()
    assert lines[:2] == ["Ticket 48213", "Larkfield Deskbook, revision 1.0"]
    assert any(re.fullmatch(r".+ \(SOP refunds\)", line) for line in lines)
    assert f"1. {question(page, 'identity')} {label(page, 'identity', 'true')}" in lines
    assert f"5. {question(page, 'days')} 20 days" in lines
    assert f"6. {question(page, 'amount-credit')} 120 US dollars" in lines
    title = (walk.locator(".desk-outcome-title").text_content() or "").removeprefix("Outcome:").strip()
    assert f"Outcome: {title}" in lines
    assert any(line.startswith("- Owner: ") for line in lines)
    assert any(line.startswith("- Send: ") for line in lines)
    marked = copied(page, name="Copy as Markdown")
    expect(walk.locator(".desk-said")).to_have_text("Note copied as Markdown.")
    assert "**Ticket 48213**" in marked
    assert f"Outcome: **{title}**" in marked
    assert re.search(r"^5\. .+ \*\*20 days\*\*$", marked, re.MULTILINE)


def test_a_page_without_a_clipboard_still_copies(reader: Callable[..., Reader]) -> None:
    """As on plain http: the copy is proved by pasting it."""
    window = reader()
    window.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = window.open(PAGE)
    choice(page, "identity", "false").click()
    walk_of(page).get_by_role("button", name="Copy as ticket note").click()
    expect(walk_of(page).locator(".desk-said")).to_have_text("Note copied.")
    page.locator("desk-ticket-bar input").first.focus()
    page.keyboard.press("Control+V")
    expect(page.locator("desk-ticket-bar input").first).to_have_value(re.compile("^Ticket note"))


def test_a_reload_and_another_page_keep_the_walk(reader: Callable[..., Reader]) -> None:
    """A reload keeps it without a number too; another page keeps it where the ticket is named."""
    window = reader()
    page = window.open(PAGE)
    to_days(page)
    type_number(page, "20")
    page.reload()
    asks(page, "amount-credit")
    take_on(page)
    for go in (page.reload, lambda: window.open("search/") and window.open(PAGE)):
        go()
        asks(page, "amount-credit")
        expect(walk_of(page).locator(".desk-crumbs button")).to_have_count(5)
    walk_of(page).get_by_role("button", name="Back").click()
    asks(page, "days")
    assert page.evaluate("document.activeElement.closest('.desk-number-form') !== null")


def test_a_link_carries_the_path_and_leaves_the_ticket_alone(
    reader: Callable[..., Reader], site: Site
) -> None:
    page = reader().open(PAGE)
    to_days(page)
    type_number(page, "20")
    href = walk_of(page).get_by_role("link", name="Link to this path").get_attribute("href") or ""
    assert href.startswith("#tree-refund/identity-verified=true/")
    other = reader().open(PAGE)
    take_on(other)
    choice(other, "identity", "false").click()
    other.goto(site.url + PAGE + href)
    expect(other).to_have_url(f"{site.url}{PAGE}#tree-refund")
    asks(other, "amount-credit")
    crumbs = walk_of(other).locator(".desk-crumbs button")
    expect(crumbs.last).to_contain_text("20 days")
    expect(walk_of(other).get_by_text("These answers came with the link.")).to_be_visible()
    other.goto(site.url + PAGE)
    expect(walk_of(other).locator(".desk-reached")).to_be_visible()
    other.goto(site.url + PAGE + href)
    expect(walk_of(other).get_by_text("Not taken from a link: Identity verified")).to_be_visible()
    walk_of(other).get_by_role("button", name="Use it for this ticket").click()
    expect(walk_of(other).locator(".desk-reached")).to_be_visible()
    walk_of(other).get_by_role("button", name="Back").click()
    for node, value in TO_DAYS[:2]:
        asks(other, node)
        choice(other, node, value).click()
    asks(other, "amount-credit")
    other.reload()
    asks(other, "amount-credit")
    expect(crumbs).to_have_count(5)
    expect(walk_of(other).get_by_text("These answers came with the link.")).to_have_count(0)


@pytest.mark.parametrize(
    "hash", ["#tree-refund/product=", "#tree-refund/x", "#tree-refund/days-since-purchase=%20..", "#%"]
)
def test_a_broken_link_starts_at_the_first_question(
    reader: Callable[..., Reader], site: Site, hash: str
) -> None:
    window = reader()
    window.page.goto(site.url + PAGE + hash)
    asks(window.page, "identity")
    assert window.errors == []


def test_each_question_has_a_link_that_shows_it_in_the_tree(
    reader: Callable[..., Reader], site: Site
) -> None:
    page = reader().open(PAGE)
    choice(page, "identity", "true").click()
    walk_of(page).get_by_role("link", name="Show this question in the whole tree").click()
    expect(page).to_have_url(f"{site.url}{PAGE}#tree-refund-dispute")
    expect(page.locator("#tree-refund-dispute")).to_be_in_viewport()
    for name in ("days", "decline"):
        page.goto(f"{site.url}{PAGE}#tree-refund-{name}")
        page.reload()
        expect(page.locator(f"#tree-refund-{name}")).to_be_in_viewport()


def test_a_new_ticket_starts_at_the_first_question(reader: Callable[..., Reader]) -> None:
    page = reader().open(PAGE)
    to_days(page)
    page.get_by_role("button", name="New ticket").click()
    asks(page, "identity")
    expect(walk_of(page).locator(".desk-crumbs")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    asks(page, "days")


def test_each_ticket_has_its_own_answers(reader: Callable[..., Reader]) -> None:
    page = reader().open(PAGE)
    choice(page, "identity", "true").click()
    for ticket, node in (("1", "dispute"), ("2", "identity"), ("1", "dispute")):
        take_on(page, ticket)
        asks(page, node)
    page.reload()
    expect(page.locator("desk-ticket-bar input").first).to_have_value("1")
    asks(page, "dispute")


# --- everyone, everywhere -------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 400])
def test_walking_is_accessible_and_fits(reader: Callable[..., Reader], width: int, scheme: str) -> None:
    window = reader(width=width, color_scheme=scheme, reduced_motion="reduce")
    page = window.open(PAGE)
    page.get_by_role("button", name="Times and data").click()
    page.get_by_label("Plan", exact=True).select_option("enterprise")
    to_days(page)
    type_number(page, "x")
    reports = [Axe().run(page)]
    type_number(page, "20")
    type_number(page, "120")
    reports.append(Axe().run(page))
    assert [one.generate_report() for one in reports if one.violations_count] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert window.errors == []


def test_without_scripts_and_on_paper_the_outline_reads_as_built(reader: Callable[..., Reader]) -> None:
    page = reader(java_script_enabled=False).open(PAGE)
    expect(page.locator("#tree-refund-days")).to_be_visible()
    expect(page.locator(".desk-walk")).to_have_count(0)
    expect(page.locator("desk-ticket-bar")).to_be_hidden()
    page = reader().open(PAGE)
    walk_of(page)
    page.emulate_media(media="print")
    expect(page.locator("#tree-refund-days")).to_be_visible()
    for hidden in (
        ".desk-walk",
        "desk-ticket-bar",
        ".desk-step-tick",
        ".desk-steps-foot",
        ".desk-tree-switch",
    ):
        expect(page.locator(hidden).first).to_be_hidden()


def test_walking_asks_no_server(reader: Callable[..., Reader]) -> None:
    window = reader(permissions=CLIPBOARD)
    page = window.open(PAGE)
    choice(page, "identity", "true").click()
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="New ticket").click()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    take_on(page)
    to_days(page)
    type_number(page, "20")
    type_number(page, "120")
    assert copied(page).startswith("Ticket 48213\n")
    assert asked == []
    kept = json.loads(page.evaluate("localStorage.getItem('deskbook.tickets')"))
    assert list(kept["value"]) == ["48213"]
