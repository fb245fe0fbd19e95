"""Following a procedure: steps ticked for the ticket, checklists, clocks, and where to say that a step is wrong."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from deskbook import app
from deskbook.service.promises import first_response

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader, Site
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
PAGE = "sops/escalation/"
CLOCK = "reference/service-levels/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
MONDAY = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def take_on(page: Page, number: str = "48213") -> None:
    """Says which ticket the page is used for."""
    page.locator("desk-ticket-bar input").first.fill(number)
    page.keyboard.press("Enter")


def words(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip()


# --- steps ----------------------------------------------------------------------------------------


def test_ticked_steps_go_into_the_note_with_their_time(reader: Callable[..., Reader]) -> None:
    window = reader(permissions=CLIPBOARD, timezone_id="Europe/London")
    page = window.page
    page.clock.set_fixed_time(MONDAY)
    window.open(PAGE)
    take_on(page)
    steps = page.locator("ol.desk-steps > li")
    ticks = page.locator(".desk-step-tick")
    expect(ticks).to_have_count(steps.count())
    ticks.nth(1).check()
    page.clock.set_fixed_time(MONDAY + dt.timedelta(minutes=7))
    ticks.nth(0).check()
    expect(page.locator(".desk-steps-foot")).to_contain_text(f"2 of {steps.count()} steps ticked")
    expect(steps.nth(0).locator(".desk-step-time")).to_have_text("10:07")
    page.get_by_role("button", name="Copy ticket note").click()
    expect(page.locator(".desk-steps-foot .desk-said")).to_have_text("Note copied.")
    note = clipboard(page)
    lines = [line for line in note.splitlines() if line.startswith("- 2026")]
    assert [line[:18] for line in lines] == ["- 2026-11-23 10:00", "- 2026-11-23 10:07"]
    names = [one.get_attribute("aria-label") or "" for one in ticks.all()[:2]]
    for line, name in zip(lines, reversed(names), strict=True):
        title, _, text = name.removeprefix("Done: ").partition(". ")
        assert line[19:] == f"escalation, {title}: {text}"
    page.reload()
    expect(ticks.nth(0)).to_be_checked()
    expect(ticks.nth(2)).not_to_be_checked()
    ticks.nth(0).uncheck()
    page.reload()
    expect(ticks.nth(0)).not_to_be_checked()
    page.get_by_role("button", name="New ticket").click()
    expect(page.locator(".desk-step-tick:checked")).to_have_count(0)
    assert window.errors == []
    assert window.elsewhere == []


def test_a_branch_names_its_steps(reader: Callable[..., Reader]) -> None:
    page = reader().open("sops/refunds/")
    page.locator(".desk-step-tick").first.wait_for()
    names = [one.get_attribute("aria-label") or "" for one in page.locator(".desk-step-tick").all()]
    assert len(set(names)) == len(names)
    assert names[0].startswith("Done: step 1. ")
    branch = words(page.locator("h3[id^=if-]").first.evaluate("one => one.firstChild.textContent"))
    assert any(name.startswith(f"Done: {branch}, step 1. ") for name in names)


def test_steps_by_keyboard(reader: Callable[..., Reader]) -> None:
    page = reader(reduced_motion="reduce").open(PAGE)
    tick = page.locator(".desk-step-tick").first
    tick.focus()
    page.keyboard.press("Space")
    expect(tick).to_be_checked()
    step = page.locator("ol.desk-steps > li").first
    more = step.get_by_role("button", name=re.compile("^More on "))
    more.focus()
    expect(more).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(step.get_by_role("button", name="This step didn’t match")).to_be_focused()
    page.keyboard.press("Escape")
    expect(more).to_be_focused()
    expect(more).to_have_attribute("aria-expanded", "false")


def test_the_link_to_a_step_is_copied(reader: Callable[..., Reader], site: Site) -> None:
    page = reader(permissions=CLIPBOARD).open(PAGE)
    step = page.locator("ol.desk-steps > li").nth(1)
    step.hover()
    step.get_by_role("button", name=re.compile("^More on ")).click()
    step.get_by_role("button", name="Copy link to this step").click()
    expect(step.locator(".desk-said")).to_have_text("Link copied.")
    assert clipboard(page) == f"{site.url}{PAGE}#{step.get_attribute('id')}"
    page.locator("h1").click()
    expect(step.get_by_role("button", name="This step didn’t match")).to_be_hidden()


# --- checklists and forms -------------------------------------------------------------------------


def test_a_checklist_is_not_copied_while_something_is_missing(reader: Callable[..., Reader]) -> None:
    page = reader(permissions=CLIPBOARD).open(PAGE)
    page.evaluate("navigator.clipboard.writeText('before')")
    sheet = page.locator("desk-checklist").first
    boxes = sheet.locator("[data-required=true] input[type=checkbox]")
    total = boxes.count()
    assert total > 3
    boxes.nth(0).check()
    put = sheet.get_by_role("button", name="Copy as text")
    put.click()
    said = sheet.locator(".desk-said")
    expect(said).to_contain_text("Not copied. Still needed: ")
    missing = words(sheet.locator("[data-required=true]").nth(1).text_content()).removesuffix(" (required)")
    expect(said).to_contain_text(missing)
    expect(boxes.nth(1)).to_be_focused()
    expect(sheet.locator("[aria-invalid=true]")).to_have_count(total - 1)
    assert clipboard(page) == "before"
    for index in range(1, total):
        boxes.nth(index).check()
    expect(sheet.locator("[aria-invalid=true]")).to_have_count(0)
    put.click()
    expect(said).to_have_text("Checklist copied.")
    text = clipboard(page)
    assert text.splitlines()[0] == words(sheet.locator(".desk-card-title").text_content()).partition(": ")[2]
    assert text.count("[x] ") == total
    page.reload()
    expect(sheet.locator("input:checked")).to_have_count(total)
    sheet.get_by_role("button", name="Clear").click()
    expect(sheet.locator("input:checked")).to_have_count(0)
    sheet.get_by_role("button", name="Undo").click()
    expect(sheet.locator("input:checked")).to_have_count(total)
    page.get_by_role("button", name="New ticket").click()
    expect(sheet.locator("input:checked")).to_have_count(0)


def test_lines_and_scores_are_copied_with_what_was_written(reader: Callable[..., Reader]) -> None:
    page = reader(permissions=CLIPBOARD).open("decide/checklists/")
    sheet = page.locator("desk-checklist:has(textarea):has(fieldset)").first
    sheet.scroll_into_view_if_needed()
    for one in sheet.locator("textarea, input[type=text]").all():
        one.fill("Seen by <b>Sam</b>")
    for one in sheet.locator("input[type=checkbox]").all():
        one.check()
    for one in sheet.locator("fieldset").all():
        one.locator("input").nth(3).check()
    sheet.get_by_role("button", name="Copy as text").click()
    expect(sheet.locator(".desk-said")).to_have_text("Checklist copied.")
    text = clipboard(page)
    assert ": Seen by <b>Sam</b>\n" in text
    assert re.search(r": 4$", text, re.MULTILINE)
    title = words(sheet.evaluate("one => one.previousElementSibling.firstChild.textContent"))
    assert text.startswith(f"{title}\n") or text.startswith(f"{title}, ticket")
    page.reload()
    expect(sheet.locator("fieldset input:checked").first).to_have_value("4")
    expect(sheet.locator("textarea").first).to_have_value("Seen by <b>Sam</b>")


def test_a_form_copies_its_template(reader: Callable[..., Reader]) -> None:
    page = reader(permissions=CLIPBOARD).open("decide/forms/")
    form = page.locator("desk-form").first
    form.scroll_into_view_if_needed()
    form.get_by_role("button", name="Copy template").click()
    expect(form.locator(".desk-said")).to_have_text("Template copied.")
    assert clipboard(page) == form.locator(".desk-template").text_content()


# --- clocks ---------------------------------------------------------------------------------------

TIMES = """async ([root, tickets]) => {
  const {times} = await import(`${root}assets/desk/clock.js`);
  return tickets.map((ticket) => {
    const {first, warn} = times(ticket) ?? {};
    return first ? [first.at, first.text, warn.at] : null;
  });
}"""


def test_the_page_and_the_checks_name_the_same_target_at_any_hour(
    reader: Callable[..., Reader], site: Site
) -> None:
    """A sample of random tickets over two years; web/tests/levels.test.js asks more: the target that falls due first, its instant, and a warning before it."""
    library = app.open_folder(ROOT, dt.date(2026, 11, 22))
    chance = Random(20261122)
    page = reader(timezone_id="Pacific/Auckland").open("sops/refunds/")
    plans = [*library.ids("plan"), "no-such-plan"]
    channels = [*library.ids("channel"), ""]
    tickets = [
        (
            chance.choice(plans),
            chance.choice(channels),
            chance.choice(("p1", "p2", "p3", "p4", None)),
            MONDAY + dt.timedelta(seconds=chance.randrange(-365 * 86400, 365 * 86400)),
        )
        for _ in range(300)
    ]
    asked = [
        {"plan": plan, "channel": channel, "priority": level, "started": start.isoformat()}
        for plan, channel, level, start in tickets
    ]
    found = page.evaluate(TIMES, [site.url, asked])
    wrong, sorts = [], set()
    for ticket, got in zip(tickets, found, strict=True):
        owed = first_response(library, *ticket)
        wanted = [owed.at.timestamp() * 1000, str(owed.within)] if owed and owed.at else None
        if (got and got[:2]) != wanted or (got and not ticket[3].timestamp() * 1000 < got[2] <= got[0]):
            wrong.append((ticket, wanted, got))
        sorts.add(owed.sla if owed else None)
    assert wrong[:5] == []
    assert len(sorts) > 3


def row(page: Page, name: str) -> str:
    line = page.locator(f"desk-clock .desk-times > div:has(dt:text-is('{name}'))")
    return f"{name} {words(line.locator('dd').text_content())}"


def test_the_clock_says_when_everything_falls(reader: Callable[..., Reader]) -> None:
    window = reader(timezone_id="Europe/London")
    page = window.page
    page.clock.set_fixed_time(dt.datetime(2026, 11, 20, 16, 0, tzinfo=dt.UTC))
    window.open(PAGE)
    take_on(page)
    window.open(CLOCK)
    clock = page.locator("desk-clock")
    clock.locator(".desk-clock-panel").wait_for()
    clock.get_by_label("Plan", exact=True).select_option("team")
    clock.get_by_label("Came in", exact=True).fill("2026-11-20T16:00")
    clock.get_by_label("Came in", exact=True).blur()
    assert row(page, "First response") == "First response Fri 20 Nov, 17:00 GMT in 1 h 0 min within 1 hour"
    assert row(page, "Warning") == "Warning Fri 20 Nov, 16:48 GMT in 48 min 80% of the time used"
    assert row(page, "Next update").startswith("Next update Mon 23 Nov, 10:00 GMT in 2 d 18 h")
    clock.get_by_label("Priority", exact=True).select_option("p1")
    assert "16:15" in row(page, "First response")
    assert "16:12" in row(page, "Warning")
    assert "16:30" in row(page, "Next update")
    assert window.errors == []


def test_a_chat_at_night_waits_for_the_morning(reader: Callable[..., Reader]) -> None:
    window = reader(timezone_id="Europe/London")
    page = window.page
    page.clock.set_fixed_time(dt.datetime(2026, 11, 21, 23, 0, tzinfo=dt.UTC))
    window.open(CLOCK)
    page.get_by_label("Channel", exact=True).select_option("chat")
    assert "Mon 23 Nov, 08:02 GMT" in row(page, "First response")


def test_a_passed_time_says_so(reader: Callable[..., Reader]) -> None:
    window = reader(timezone_id="Europe/London")
    page = window.page
    page.clock.set_fixed_time(MONDAY)
    window.open(PAGE)
    page.get_by_role("button", name="Times and data").click()
    page.get_by_label("Priority", exact=True).select_option("p1")
    due_line = page.locator(".desk-bar-due")
    expect(due_line).to_have_text("First response due in 15 min")
    page.clock.set_fixed_time(MONDAY + dt.timedelta(minutes=20))
    page.get_by_label("Plan", exact=True).select_option("free")
    expect(due_line).to_have_text("First response due 5 min ago")
    expect(due_line).to_have_attribute("data-state", "late")


def test_an_outcome_sets_the_priority_of_the_ticket(reader: Callable[..., Reader]) -> None:
    window = reader(timezone_id="Europe/London")
    page = window.page
    page.clock.set_fixed_time(MONDAY)
    window.open("sops/ticket-triage/")
    walk = page.locator('desk-tree[data-tree="triage"] .desk-walk')
    breach = page.locator(
        "#tree-triage-alarm .desk-answer[data-is=breach] > .desk-answer-label"
    ).text_content()
    walk.locator(".desk-choice", has_text=words(breach)).click()
    expect(walk.locator(".desk-due")).to_have_text("First response due Mon 23 Nov, 10:15 GMT, in 15 min.")
    page.get_by_role("button", name="Times and data").click()
    expect(page.get_by_label("Priority", exact=True)).to_have_value("p1")


def test_the_clock_reads_as_a_table_without_scripts(reader: Callable[..., Reader]) -> None:
    page = reader(java_script_enabled=False).open(CLOCK)
    table = page.locator("desk-clock table")
    expect(table.locator("caption")).to_have_text("Every target at a glance")
    assert table.locator("tbody tr").count() > 8
    page = reader().open(CLOCK)
    page.get_by_role("button", name="Every target at a glance").click()
    expect(page.locator("desk-clock table")).to_be_visible()


# --- the ticket -----------------------------------------------------------------------------------


def test_the_ticket_can_be_saved_as_a_file(reader: Callable[..., Reader]) -> None:
    page = reader().open(PAGE)
    take_on(page)
    page.locator(".desk-step-tick").first.check()
    page.get_by_role("button", name="Times and data").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as a file").click()
    assert waiting.value.suggested_filename == "ticket-48213.json"
    saved = json.loads(Path(waiting.value.path()).read_text())
    assert saved["ticket"] == "48213"
    assert [key.split("#")[0] for key in saved["ticks"]] == ["escalation"]


def test_two_windows_show_the_same_ticket(reader: Callable[..., Reader]) -> None:
    first = reader().open(PAGE)
    second = first.context.new_page()
    second.goto(first.url)
    for one in (first, second):
        take_on(one)
    first.locator(".desk-step-tick").first.check()
    expect(second.locator(".desk-step-tick").first).to_be_checked()
    second.get_by_role("button", name="Done").click()
    expect(first.locator(".desk-step-tick").first).not_to_be_checked()


def test_what_is_old_or_broken_in_the_store_does_no_harm(reader: Callable[..., Reader]) -> None:
    window = reader()
    page = window.open(PAGE)
    take_on(page)
    page.locator(".desk-step-tick").first.check()
    page.evaluate(
        """() => {
          const all = JSON.parse(localStorage.getItem("deskbook.tickets"));
          const { 48213: one } = all.value;
          all.value = { 48213: one, old: { ...one, saved: Date.now() - 15 * 86400000 } };
          localStorage.setItem("deskbook.tickets", JSON.stringify(all));
        }"""
    )
    page.reload()
    page.locator(".desk-step-tick").nth(1).wait_for()
    assert list(json.loads(page.evaluate("localStorage.getItem('deskbook.tickets')"))["value"]) == ["48213"]
    page.evaluate("localStorage.setItem('deskbook.tickets', '{broken')")
    page.reload()
    page.locator(".desk-step-tick").nth(1).check()
    expect(page.locator(".desk-step-tick:checked")).to_have_count(1)
    assert "{broken" in page.evaluate("localStorage.getItem('deskbook.tickets.backup')")
    assert window.errors == []


# --- everyone, everywhere -------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 400])
def test_following_is_accessible_and_fits(reader: Callable[..., Reader], width: int, scheme: str) -> None:
    window = reader(width=width, color_scheme=scheme, reduced_motion="reduce")
    reports = {}
    page = window.open(PAGE)
    page.locator(".desk-step-tick").first.check()
    page.get_by_role("button", name=re.compile("^More on ")).nth(1).focus()
    page.keyboard.press("Enter")
    page.locator("desk-checklist").first.get_by_role("button", name="Copy as text").dispatch_event("click")
    reports[PAGE] = Axe().run(page)
    window.open(CLOCK)
    page.get_by_label("Plan", exact=True).select_option("team")
    page.get_by_role("button", name="Last answer sent now").click()
    page.get_by_role("button", name="Every target at a glance").click()
    reports[CLOCK] = Axe().run(page)
    assert {path: one.generate_report() for path, one in reports.items() if one.violations_count} == {}
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert window.errors == []


def test_a_page_fetches_only_what_it_shows(reader: Callable[..., Reader]) -> None:
    window = reader()
    parts: list[str] = []
    window.page.on("request", lambda one: "/desk/" in one.url and parts.append(one.url.rpartition("/")[2]))
    window.open("reference/glossary/").wait_for_load_state("networkidle")
    outbox = {"outbox-bar.js", "outbox.js", "record.js", "ways.js", "dom.js"}
    every_page = {"load.js", "from-help-desk.js", "shape.js", "storage.js", *outbox}
    assert set(parts) == every_page
    parts.clear()
    window.open("training/week-1/").wait_for_load_state("networkidle")
    assert set(parts) <= {"path.js", "training.js", *every_page}
    assert "path.js" in parts


# --- a clean start --------------------------------------------------------------------------------

TYPED = """() => {
  const fields = [...document.querySelectorAll("article :is(input, textarea, select)")];
  const said = [...document.querySelectorAll("article")].map((one) => one.textContent).join("");
  return [
    ...fields.map((one) => (/radio|checkbox/.test(one.type) ? (one.checked ? "☑" : "") : one.value)),
    ...Object.values(localStorage), ...Object.values(sessionStorage), location.hash, said,
  ].join("|");
}"""
SECRETS = ("48213", "Priya", "$77.77", "re_77", "☑", '"plan"', "is owed")


def typed(page: Page) -> list[str]:
    """Which of the secrets a window still holds, in its storage, its fields, its address or its text."""
    held = page.evaluate(TYPED)
    return [one for one in SECRETS if one in held]


def test_a_cleared_ticket_leaves_nothing_behind(reader: Callable[..., Reader]) -> None:
    """Everything is filled in, in two windows; then nothing is left: not there, after a reload, or on the way back."""
    window = reader(permissions=CLIPBOARD)
    page = window.open("decide/checklists/")
    sheet = page.locator("desk-checklist:not([data-keep=agent]):has(textarea)").first
    sheet.scroll_into_view_if_needed()
    take_on(page)
    sheet.locator("textarea").first.fill("is owed")
    window.open(PAGE)
    page.locator("desk-checklist input").first.check()
    window.open("sops/refunds/")
    page.get_by_role("button", name="Times and data").click()
    page.get_by_label("Plan", exact=True).select_option("team")
    page.get_by_role("button", name="Came in now").click()
    walk = page.locator("desk-tree .desk-walk").first
    walk.locator(".desk-choice").first.click()
    walk.get_by_role("link", name="Link to this path").click()
    expect(walk.get_by_text("These answers came with the link.")).to_be_visible()
    page.locator(".desk-step-tick").first.check()
    reply = page.locator("desk-reply").first
    reply.scroll_into_view_if_needed()
    reply.locator(".desk-reply-tools").wait_for()
    for field, value in zip(reply.locator(".desk-input").all(), ("Priya", "$77.77", "re_77"), strict=False):
        field.fill(value)
    reply.locator(".desk-tone input").check()
    second = page.context.new_page()
    second.goto(page.url)
    take_on(second)
    assert typed(page) == list(SECRETS)
    page.get_by_role("button", name="Done").click()
    expect(walk.locator(".desk-crumbs")).to_have_count(0)
    assert typed(page) == []
    expect(second.locator("desk-ticket-bar input").first).to_have_value("")
    assert typed(second) == []
    page.reload()
    page.locator(".desk-step-tick").first.wait_for()
    page.locator("desk-reply").first.scroll_into_view_if_needed()
    page.locator(".desk-reply-tools").first.wait_for()
    assert typed(page) == []
    for path in (PAGE, "decide/checklists/"):
        while path not in page.url:
            page.go_back()
        page.locator("desk-checklist .desk-tools").first.wait_for()
        assert typed(page) == []
    assert window.errors == []


def test_a_page_that_was_put_away_learns_what_happened(reader: Callable[..., Reader]) -> None:
    """As when the browser brings a page back from memory: it heard nothing meanwhile."""
    page = reader().open(PAGE)
    page.locator(".desk-step-tick").first.check()
    page.evaluate("""() => {
      for (const one of [localStorage, sessionStorage]) one.clear();
      dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}));
    }""")
    expect(page.locator(".desk-step-tick:checked")).to_have_count(0)


def test_what_a_checklist_could_bring_back_goes_with_its_ticket(reader: Callable[..., Reader]) -> None:
    page = reader().open(PAGE)
    sheet = page.locator("desk-checklist").first
    sheet.locator("input").first.check()
    sheet.get_by_role("button", name="Clear").click()
    expect(sheet.get_by_role("button", name="Undo")).to_have_count(1)
    page.get_by_role("button", name="New ticket").click()
    expect(sheet.get_by_role("button", name="Undo")).to_have_count(0)
