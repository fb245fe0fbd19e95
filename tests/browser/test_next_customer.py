"""The next customer never sees a word of the last: what a number keeps, what ends with the page, and what leaves an address."""

from __future__ import annotations

import datetime as dt
import json
import re
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader, Site
    from playwright.sync_api import BrowserContext, Locator, Page

REFUND = "sops/refunds/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
MONDAY = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


def bar(page: Page) -> Locator:
    return page.locator("desk-ticket-bar").first


def number(page: Page) -> Locator:
    return bar(page).locator("input").first


def take_on(page: Page, ticket: str) -> None:
    number(page).fill(ticket)
    page.keyboard.press("Enter")


def said(page: Page) -> Locator:
    return bar(page).locator("> .desk-said")


def press(page: Page, name: str) -> None:
    bar(page).get_by_role("button", name=name).first.click()


def answer(page: Page) -> None:
    page.locator("desk-tree .desk-choice").first.click()
    expect(crumbs(page)).to_have_count(1)


def crumbs(page: Page) -> Locator:
    return page.locator("desk-tree .desk-crumbs button")


# --- without a number -----------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["another page", "back", "a new tab", "a window of its own", "home"])
def test_without_a_number_nothing_is_carried(reader: Callable[..., Reader], site: Site, way: str) -> None:
    window = reader()
    page = window.open(REFUND)
    answer(page)
    expect(bar(page)).to_contain_text("No number: it ends with this page.")
    if way == "another page":
        window.open("sops/returns/")
        window.open(REFUND)
    elif way == "back":
        window.open("reference/glossary/")
        page.go_back()
    elif way == "home":
        window.open()
        window.open(REFUND)
    else:
        opened = page.context.new_page() if way == "a new tab" else None
        if opened is None:
            with page.expect_popup() as popup:
                page.evaluate("() => void window.open(location.href)")
            opened = popup.value
        page = opened
        page.goto(site.url + REFUND)
    page.locator("desk-tree .desk-choice").first.wait_for()
    expect(crumbs(page)).to_have_count(0)
    assert page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})").count("identity") == 0


def test_a_page_from_memory_begins_empty(reader: Callable[..., Reader]) -> None:
    page = reader().open(REFUND)
    answer(page)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(crumbs(page)).to_have_count(0)


@pytest.mark.parametrize("ticket", ["", "48213"])
def test_half_an_hour_without_a_touch_begins_empty(reader: Callable[..., Reader], ticket: str) -> None:
    window = reader()
    page = window.page
    page.clock.install(time=MONDAY)
    window.open(REFUND)
    if ticket:
        take_on(page, ticket)
    answer(page)
    page.clock.fast_forward("25:00")
    page.locator("h1").click()
    page.clock.fast_forward("25:00")
    expect(crumbs(page)).to_have_count(1)
    page.clock.fast_forward("31:00")
    expect(crumbs(page)).to_have_count(0)
    what = "ticket 48213 was put aside" if ticket else "what was entered here is forgotten"
    expect(said(page)).to_have_text(f"Half an hour went by without a key or a click, so {what}.")
    if ticket:
        press(page, "Go on with 48213")
        expect(crumbs(page)).to_have_count(1)
        page.clock.fast_forward(15 * 86_400_000)
        window.open(REFUND)
        take_on(page, ticket)
        expect(crumbs(page)).to_have_count(0)


def test_done_says_what_is_forgotten_and_can_be_undone(reader: Callable[..., Reader]) -> None:
    page = reader().open(REFUND)
    take_on(page, "48213")
    answer(page)
    page.locator(".desk-step-tick").first.check()
    press(page, "Done")
    expect(said(page)).to_contain_text("The ticket is done. Forgotten: 1 answer, 1 ticked step.")
    expect(crumbs(page)).to_have_count(0)
    assert "48213" not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    press(page, "Undo")
    expect(number(page)).to_have_value("48213")
    expect(crumbs(page)).to_have_count(1)
    press(page, "Done")
    page.locator(".desk-step-tick").first.check()
    expect(said(page)).to_have_text("")


def test_a_ticket_that_is_put_aside_comes_back_by_its_number(reader: Callable[..., Reader]) -> None:
    page = reader().open(REFUND)
    take_on(page, "48213")
    answer(page)
    press(page, "New ticket")
    expect(said(page)).to_contain_text("Ticket 48213 is put aside; its number brings it back.")
    expect(crumbs(page)).to_have_count(0)
    page.locator(".desk-step-tick").first.check()
    take_on(page, "48213")
    expect(crumbs(page)).to_have_count(1)
    expect(page.locator(".desk-step-tick:checked")).to_have_count(0)


def test_a_number_that_is_typed_later_takes_over_what_it_names(reader: Callable[..., Reader]) -> None:
    page = reader().open(REFUND)
    answer(page)
    take_on(page, "48213")
    expect(said(page)).to_contain_text("Taken over from this page: 1 answer (Identity verified: ")
    expect(crumbs(page)).to_have_count(1)
    press(page, "Begin empty instead")
    expect(crumbs(page)).to_have_count(0)
    expect(number(page)).to_have_value("48213")
    press(page, "Undo")
    expect(number(page)).to_have_value("48213")
    expect(crumbs(page)).to_have_count(1)


@pytest.mark.parametrize("odd", ["__proto__", "constructor", "prototype"])
def test_no_ticket_is_called_like_what_objects_inherit(reader: Callable[..., Reader], odd: str) -> None:
    window = reader()
    page = window.open(REFUND)
    take_on(page, odd)
    expect(said(page)).to_have_text("That names no ticket.")
    answer(page)
    assert page.evaluate("localStorage.getItem('deskbook.tickets')") is None
    assert window.errors == []


def test_the_home_page_leaves_the_ticket_and_one_press_goes_on(reader: Callable[..., Reader]) -> None:
    window = reader()
    page = window.open(REFUND)
    take_on(page, "48213")
    answer(page)
    window.open("search/")
    window.open(REFUND)
    expect(crumbs(page)).to_have_count(1)
    window.open().wait_for_load_state("networkidle")
    window.open(REFUND)
    page.locator("desk-tree .desk-choice").first.wait_for()
    expect(crumbs(page)).to_have_count(0)
    expect(number(page)).to_have_value("")
    press(page, "Go on with 48213")
    expect(crumbs(page)).to_have_count(1)


# --- what is known elsewhere ----------------------------------------------------------------------


def test_what_another_tree_answered_stands_at_the_top_and_is_forgotten_with_one_press(
    reader: Callable[..., Reader],
) -> None:
    window = reader()
    page = window.open(REFUND)
    take_on(page, "48213")
    for node, value in (
        ("identity", "true"),
        ("dispute", "false"),
        ("kind", "subscription"),
        ("product", "workspace"),
    ):
        label = page.locator(f"#tree-refund-{node} > .desk-answers > [data-is~={value}] > .desk-answer-label")
        page.locator("desk-tree .desk-choice", has_text=label.text_content() or "").first.click()
    title = page.locator("desk-tree .desk-card-title").first.evaluate("one => one.lastChild.textContent")
    answered = page.evaluate("JSON.parse(localStorage.getItem('deskbook.tickets')).value['48213'].log")
    window.open("sops/identity-verification/")
    known = page.locator("desk-tree .desk-known").first
    rows = known.locator("li")
    asked = set(
        page.locator("desk-tree .desk-node").evaluate_all("all => all.map((one) => one.dataset.fact)")
    )
    shared = [one for one in answered if one["fact"] in asked]
    assert shared, "the two trees share no fact"
    expect(rows).to_have_count(len(shared))
    for one in shared:
        expect(known).to_contain_text(f"{one['name']}: {one['label']} (from {title.strip()})")
    known.get_by_role("button", name=f"Forget: {shared[0]['name']}").click()
    if len(shared) > 1:
        expect(rows).to_have_count(len(shared) - 1)
        known.get_by_role("button", name="Forget all").click()
    expect(page.locator("desk-tree .desk-known")).to_have_count(0)
    left = page.evaluate("JSON.parse(localStorage.getItem('deskbook.tickets')).value['48213']")
    assert not {one["fact"] for one in left["log"]} & asked
    assert "refund" not in left["walks"]


# --- what a help desk says in the address ---------------------------------------------------------


def test_a_help_desk_names_the_ticket_in_the_address(reader: Callable[..., Reader], site: Site) -> None:
    window = reader()
    page = window.page
    page.goto(
        f"{site.url}{REFUND}#ticket=48213&name=Priya&plan=Team&channel=chat&priority=p1&text=charged%20twice"
    )
    expect(number(page)).to_have_value("48213")
    expect(page).to_have_url(site.url + REFUND)
    page.locator("desk-reply").first.scroll_into_view_if_needed()
    expect(page.locator("desk-reply .desk-reply-body").first).to_contain_text("Priya")
    press(page, "Times and data")
    for label, value in (("Channel", "chat"), ("Plan", "team"), ("Priority", "p1")):
        expect(page.get_by_label(label, exact=True)).to_have_value(value)
    answer(page)
    page.evaluate("location.hash = '#ticket=48214&name=Tom'")
    expect(number(page)).to_have_value("48214")
    expect(crumbs(page)).to_have_count(0)
    expect(page).to_have_url(site.url + REFUND)
    expect(page.locator("desk-reply .desk-reply-body").first).to_contain_text("Tom")
    assert "Priya" not in (page.locator("article").text_content() or "")
    page.go_back()
    assert "Priya" not in page.url
    assert window.errors == []


@pytest.mark.parametrize("path", ["", "search/", "suggest/", "reference/glossary/"])
def test_the_ticket_can_be_named_on_any_page(reader: Callable[..., Reader], site: Site, path: str) -> None:
    window = reader()
    page = window.page
    page.goto(f"{site.url}{path}#ticket=48213&name=Priya")
    page.wait_for_function("() => sessionStorage.getItem('deskbook.ticket')?.includes('48213')")
    assert "Priya" not in page.url
    window.open(REFUND)
    expect(number(page)).to_have_value("48213")
    assert window.errors == []


def test_the_words_and_the_ticket_of_a_search_go_with_the_next_that_is_named(
    reader: Callable[..., Reader],
) -> None:
    """The page stays open in the side panel; the help desk changes its address."""
    window = reader()
    page = window.open("search/#ticket=48213&text=charged+twice")
    box = page.locator("article").get_by_role("searchbox")
    expect(box).to_have_value("charged twice")
    expect(page.locator(".desk-open .desk-found-title").first).to_be_visible()
    page.evaluate("() => { location.hash = '#ticket=48214'; }")
    page.wait_for_function("() => sessionStorage.getItem('deskbook.ticket')?.includes('48214')")
    expect(box).to_have_value("")
    expect(page.locator(".desk-open .desk-found-title")).to_have_count(0)
    page.evaluate("() => { location.hash = '#text=forgot+my+password'; }")
    expect(box).to_have_value("forgot my password")
    page.wait_for_function("() => !sessionStorage.getItem('deskbook.ticket')?.includes('48214')")
    page.evaluate("() => { location.hash = '#ticket=48215'; }")
    page.wait_for_function("() => sessionStorage.getItem('deskbook.ticket')?.includes('48215')")
    page.goto("about:blank")
    window.open("search/#text=charged+twice")
    expect(box).to_have_value("charged twice")
    page.wait_for_function("() => !sessionStorage.getItem('deskbook.ticket')?.includes('48215')")
    window.open(REFUND)
    expect(number(page)).to_have_value("")
    assert window.errors == []


def test_what_stands_in_the_address_is_text_of_a_length(reader: Callable[..., Reader], site: Site) -> None:
    window = reader()
    page = window.page
    evil = "<img src=x onerror=document.title='ran'>"
    page.goto(
        f"{site.url}{REFUND}#ticket={'9' * 99}&name={evil}%0A%E2%80%AE{'n' * 200}&plan=<b>&channel=none&priority=p9"
    )
    expect(number(page)).to_have_value("9" * 40)
    page.locator("desk-reply").first.scroll_into_view_if_needed()
    expect(page.locator("desk-reply .desk-reply-body").first).to_contain_text("<img src=x")
    expect(page.locator("desk-reply img")).to_have_count(0)
    assert page.title() != "ran"
    kept = json.loads(page.evaluate("localStorage.getItem('deskbook.tickets')"))["value"]["9" * 40]
    assert len(kept["slots"]["ticket.requester.first_name"]) == 80
    assert not {"plan", "channel", "priority"} & set(kept)
    page.goto(f"{site.url}{REFUND}#ticket=__proto__&name=x")
    expect(number(page)).to_have_value("")
    assert window.errors == []


def test_a_field_is_never_filled_in_by_the_browser(reader: Callable[..., Reader]) -> None:
    window = reader(height=12_000)
    for path in (
        REFUND,
        "sops/vip/",
        "decide/checklists/",
        "reference/calculator/",
        "reference/service-levels/",
    ):
        page = window.open(path)
        page.wait_for_load_state("networkidle")
        open_ = page.locator("article :is(input, select, textarea)").evaluate_all(
            "all => all.filter((one) => one.autocomplete !== 'off' && one.type !== 'file').map((one) => one.outerHTML)"
        )
        assert open_ == []


# --- many pages, tabs and days --------------------------------------------------------------------

PAGES = (
    REFUND,
    "sops/privacy-request/",
    "sops/returns/",
    "sops/escalation/",
    "decide/checklists/",
    "reference/glossary/",
    "search/",
)
READY = """() => {
  const there = (found, mark) => !document.querySelector(found) || document.querySelector(mark);
  return document.documentElement.dataset.desk && there("desk-ticket-bar", "desk-ticket-bar input")
    && there("desk-tree", "desk-tree .desk-walk") && there("desk-checklist", "desk-checklist .desk-tools")
    && there("ol.desk-steps", ".desk-step-tick") && there(":not(details) > desk-reply", ".desk-reply-tools");
}"""
TYPE = """(word) => {
  const own = new Set();
  for (const reply of document.querySelectorAll("desk-reply")) {
    const names = [...new Set([...reply.querySelectorAll(".desk-slot")].map((one) => one.dataset.slot))];
    const fields = [...reply.querySelectorAll(".desk-reply-fields input")];
    fields.forEach((field, index) => names[index].startsWith("agent.") && own.add(field));
  }
  const fields = "article :is(input[type=text], textarea):not(desk-search *, [data-keep=agent] *, [list=desk-tickets])";
  const typed = [...document.querySelectorAll(fields)].filter((one) => !own.has(one) && !one.readOnly);
  for (const field of typed) {
    field.value = word;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return typed.length;
}"""
HELD = """() => ({
  shown: [
    document.documentElement.textContent, document.title, location.href, JSON.stringify(history.state),
    ...[...document.querySelectorAll("input, textarea, select")].map((one) => one.value),
  ].join("\\n"),
  tab: JSON.stringify({ ...sessionStorage }),
  tickets: localStorage.getItem("deskbook.tickets") ?? "",
  browser: JSON.stringify(Object.entries(localStorage).filter(([key]) => key !== "deskbook.tickets")),
})"""
MARK = re.compile(r"mark\d+x")


class Shift:
    """A day or many of an agent: several tabs, one customer after another, each with a word of their own."""

    def __init__(self, context: BrowserContext, site: Site, seed: int) -> None:
        self.context, self.site, self.chance = context, site, Random(seed)
        self.now = MONDAY
        self.customers = 0
        self.known: dict[str, str] = {}
        """The customer of each number."""
        self.tabs: dict[Page, tuple[str, str]] = {}
        """Of each tab, its customer's word and the number that it is used for."""
        self.story: list[str] = []
        self.open_tab()

    # what an agent does

    def customer(self) -> str:
        self.customers += 1
        return f"mark{self.customers}x"

    def go(self, page: Page, path: str, fragment: str = "") -> None:
        page.goto("about:blank") if fragment else None
        page.goto(self.site.url + path + fragment)
        page.wait_for_function(READY)

    def open_tab(self) -> Page:
        if len(self.tabs) > 2:
            gone = self.chance.choice(list(self.tabs))
            self.tabs.pop(gone)
            gone.close()
        page = self.context.new_page()
        self.go(page, self.chance.choice(PAGES))
        self.tabs[page] = (self.customer(), "")
        return page

    def another_page(self, page: Page) -> None:
        self.go(page, self.chance.choice(PAGES))
        word, ticket = self.tabs[page]
        self.tabs[page] = (word, ticket) if ticket else (self.customer(), "")

    def home(self, page: Page) -> None:
        self.go(page, "")
        page.wait_for_function("() => !JSON.parse(sessionStorage.getItem('deskbook.ticket'))?.value?.ref")
        self.go(page, self.chance.choice(PAGES))
        self.tabs[page] = (self.customer(), "")

    def back(self, page: Page) -> None:
        page.go_back()
        page.go_forward()
        page.wait_for_function(READY)
        word, ticket = self.tabs[page]
        self.tabs[page] = (word, ticket) if ticket else (self.customer(), "")

    def named_by_the_help_desk(self, page: Page) -> None:
        word = self.customer()
        ticket = f"{900 + self.customers}"
        self.known[ticket] = word
        self.go(page, self.chance.choice(PAGES), f"#ticket={ticket}&name={word}&text={word}&plan=team")
        page.wait_for_function(
            "(one) => sessionStorage.getItem('deskbook.ticket')?.includes(one)", arg=ticket
        )
        self.tabs[page] = (word, ticket)

    def only_a_name(self, page: Page) -> None:
        word = self.customer()
        self.go(page, self.chance.choice(PAGES), f"#name={word}")
        self.tabs[page] = (word, "")

    def number_for_this(self, page: Page) -> None:
        """The ticket that is being worked on gets its number."""
        word, ticket = self.tabs[page]
        if ticket or not number(page).count():
            return
        ticket = f"{900 + self.customers}.{len(self.story)}"
        self.known[ticket] = word
        take_on(page, ticket)
        self.tabs[page] = (word, ticket)

    def number_of_another(self, page: Page) -> None:
        if not self.known or not number(page).count():
            return
        ticket = self.chance.choice(list(self.known))
        _, here = self.tabs[page]
        if not here:  # what is on the page would belong to the number, if that holds nothing yet
            press(page, "New ticket")
        take_on(page, ticket)
        self.tabs[page] = (self.known[ticket], ticket)

    def new_ticket(self, page: Page) -> None:
        if number(page).count():
            press(page, "New ticket")
            self.tabs[page] = (self.customer(), "")

    def done(self, page: Page) -> None:
        if not number(page).count():
            return
        _, ticket = self.tabs[page]
        press(page, "Done")
        self.known.pop(ticket, None)
        self.tabs[page] = (self.customer(), "")
        for other, (_, number_) in self.tabs.items():
            if ticket and number_ == ticket:
                expect(number(other)).to_have_value("") if number(other).count() else None
                self.tabs[other] = (self.customer(), "")

    def time_passes(self, page: Page) -> None:
        span = self.chance.choice([dt.timedelta(minutes=31), dt.timedelta(days=1), dt.timedelta(days=5)])
        self.now += span
        self.context.clock.fast_forward(int(span.total_seconds() * 1000))
        for one in self.tabs:
            self.tabs[one] = (self.customer(), "")

    def types(self, page: Page) -> None:
        word, _ = self.tabs[page]
        page.evaluate(TYPE, word)
        for choice in page.locator("desk-tree .desk-choice").all()[:1]:
            choice.click()

    def copies_the_note(self, page: Page) -> None:
        if number(page).count():
            page.bring_to_front()
            press(page, "Copy note")
            expect(said(page)).to_have_text("Note copied.")
            self.only(page, "the note", str(page.evaluate("navigator.clipboard.readText()")))

    # what nobody may see

    def only(self, page: Page, where: str, text: str, word: str | None = None) -> None:
        wrong = set(MARK.findall(text)) - {word or self.tabs[page][0]}
        assert not wrong, f"{where} shows {wrong}, not only {self.tabs[page]}, after {self.story[-6:]}"

    def look(self) -> None:
        for page, (word, _) in self.tabs.items():
            held: dict[str, Any] = page.evaluate(HELD)
            for where in ("shown", "tab"):
                self.only(page, where, held[where], word)
            assert not MARK.search(held["browser"])
            for ticket, state in json.loads(held["tickets"] or '{"value": {}}')["value"].items():
                self.only(page, f"ticket {ticket}", json.dumps(state), self.known.get(ticket, "nobody"))


ACTS = [
    Shift.another_page, Shift.another_page, Shift.home, Shift.back, Shift.named_by_the_help_desk, Shift.only_a_name,
    Shift.number_for_this, Shift.number_of_another, Shift.new_ticket, Shift.done, Shift.time_passes,
    Shift.copies_the_note,
]  # fmt: skip


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_sequence_of_pages_tabs_and_days_shows_a_word_of_another(
    reader: Callable[..., Reader], site: Site, seed: int
) -> None:
    first = reader(height=20_000, permissions=CLIPBOARD, service_workers="block", reduced_motion="reduce")
    context = first.page.context
    context.clock.install(time=MONDAY)
    first.page.close()
    shift = Shift(context, site, seed)
    acts = [*ACTS, *ACTS, Shift.home]
    shift.chance.shuffle(acts)
    for act in acts:
        page = shift.chance.choice(list(shift.tabs))
        shift.types(page)
        if act is Shift.home or shift.chance.random() < 0.4:
            shift.number_for_this(page)
        if shift.chance.random() < 0.15:
            shift.open_tab()
            shift.look()
        if page in shift.tabs:
            shift.story.append(act.__name__ + (" with a number" if shift.tabs[page][1] else ""))
            act(shift, page)
            shift.look()
    assert "home with a number" in shift.story
    assert shift.customers > 12
