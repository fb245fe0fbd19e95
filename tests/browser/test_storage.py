"""What a browser keeps, refuses, has no room for or holds broken; and a clipboard that takes nothing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Reader
    from playwright.sync_api import Page

PAGE = "sops/returns/"
REFUSED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException("no", "SecurityError"); } });
}"""
FULL = 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };'
DENIED = """Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("denied")) } });
document.execCommand = () => false;"""


def note(page: Page) -> str:
    found = page.locator(".desk-kept-note p")
    expect(found).to_have_count(1)
    return found.text_content() or ""


def works(page: Page) -> None:
    """The ticket, its decision, its steps, its lists and its replies do what they do."""
    page.locator("desk-ticket-bar input").first.fill("48213")
    page.keyboard.press("Enter")
    page.locator("desk-tree .desk-choice").first.click()
    expect(page.locator("desk-tree .desk-crumbs button").first).to_be_visible()
    page.locator(".desk-step-tick").first.check()
    expect(page.locator(".desk-steps-foot")).to_contain_text("1 of ")
    box = page.locator("desk-checklist input[type=checkbox]").first
    box.check()
    expect(box).to_be_checked()
    reply = page.locator("desk-reply").first
    reply.scroll_into_view_if_needed()
    reply.locator(".desk-reply-fields input").first.fill("Priya")
    expect(reply.locator(".desk-reply-body")).to_contain_text("Priya")


@pytest.mark.parametrize(
    ("script", "words"), [(REFUSED, "Nothing is kept here"), (FULL, "Not saved")], ids=["refused", "full"]
)
def test_everything_works_where_nothing_is_kept_and_the_page_says_so_once(
    reader: Callable[..., Reader], script: str, words: str
) -> None:
    window = reader()
    window.page.add_init_script(script)
    page = window.open(PAGE)
    page.locator("desk-ticket-bar input").first.wait_for()
    expect(page.locator(".desk-kept-note")).to_have_count(0)
    works(page)
    assert note(page).startswith(words)
    page.locator(".desk-kept-note").get_by_role("button", name="OK").click()
    page.locator(".desk-step-tick").nth(1).check()
    expect(page.locator(".desk-kept-note")).to_have_count(0)
    window.open("training/week-1/")
    page.locator(".desk-task input").first.check()
    expect(page.locator(".desk-progress-text")).to_contain_text("1 of ")
    assert note(page).startswith(words)
    window.open("training/quizzes-money/")
    page.locator(".desk-question input").first.check()
    expect(page.get_by_role("button", name="Check answers").first).to_be_visible()
    page.evaluate("document.querySelector('[data-md-component=palette] input:not(:checked)').click()")
    assert window.errors == []


TICKET = {
    "log": [
        {"fact": 5},
        None,
        {"fact": "x", "set": {"lo": "a"}},
        {"fact": "channel", "set": {"is": ["chat"]}, "label": 7},
    ],
    "walks": {"refund": {"title": 1}, "constructor": {}},
    "ticks": {"a#b": {"at": "never"}, "returns#x": None},
    "slots": {"ticket.requester.first_name": {}, "__proto__": "x"},
    "checks": {"returns": 7, "a": {"b": {}}},
    "plan": [],
    "started": "yesterday",
    "saved": 4e12,
}
BROKEN = [
    ("deskbook.tickets", value)
    for value in (
        "{broken", "null", "[]", '"x"', "7", '{"version":99,"value":{"48213":{}}}', '{"version":1}',
        '{"version":1,"value":{"48213":null,"__proto__":{"log":[]},"x":[]}}',
        json.dumps({"version": 1, "value": {"48213": TICKET}}),
        '{"":{"log":[],"walks":{},"ticks":{},"slots":{"ticket.requester.first_name":"Old"},"checks":{},"saved":1}}',
    )
] + [("deskbook.training", value) for value in (
    "{", "null", '{"tasks":null}', '{"tasks":{"week-1":null},"quizzes":[]}', '{"version":1,"value":{"tasks":7}}',
    '{"version":1,"value":{"tasks":{"week-1":{"__proto__":"2026-01-01"}},"quizzes":{"refunds":{"answers":5,"best":"x","checked":true}}}}',
)] + [("deskbook.desk", value) for value in ('"constructor"', "{}", "zendesk", '"__proto__"')] + [
    ("deskbook.agent", '{"agent.first_name":{}}'), ("deskbook.sheets", '{"shift":{"note":[]},"x":3}'),
]  # fmt: skip
SESSION = [
    ("deskbook.ticket", '{"version":1,"value":{"ref":{},"at":"x"}}'),
    ("deskbook.page", '{"path":"/","data":[]}'),
]


@pytest.mark.parametrize(("key", "value"), BROKEN, ids=[f"{key} {value[:30]}" for key, value in BROKEN])
def test_what_is_kept_wrong_does_no_harm_and_stays_as_a_backup(
    reader: Callable[..., Reader], key: str, value: str
) -> None:
    window = reader(height=12_000)
    page = window.open("reference/glossary/")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, value])
    for one in SESSION:
        page.evaluate("([key, value]) => sessionStorage.setItem(key, value)", one)
    if "training" in key:
        window.open("training/quizzes-money/")
        page.locator(".desk-question input").first.check()
        window.open("training/week-1/")
        page.locator(".desk-task input").first.check()
        expect(page.locator(".desk-progress-text")).to_contain_text("1 of ")
        window.open("training/")
        expect(page.locator(".desk-progress-text")).to_contain_text("1 of ")
    else:
        window.open(PAGE)
        works(page)
        page.reload()
        expect(page.locator(".desk-step-tick").first).to_be_checked()
        assert "Old" not in page.evaluate("JSON.stringify({...localStorage}) + document.body.textContent")
    if key in ("deskbook.tickets", "deskbook.training") and not value.startswith('{"":'):
        assert (
            json.loads(page.evaluate("(key) => localStorage.getItem(key)", f"{key}.backup"))["text"] == value
        )
    assert window.errors == []


@pytest.mark.parametrize(
    "value", ["{broken", "[]", '{"index":"x","color":7}', '{"index":99,"color":{"scheme":"none"}}', "null"]
)
def test_colours_kept_wrong_leave_the_page_as_it_is(reader: Callable[..., Reader], value: str) -> None:
    window = reader(width=400)
    page = window.open("reference/glossary/")
    page.evaluate("(value) => localStorage.setItem(`${__md_scope.pathname}.__palette`, value)", value)
    page.reload()
    page.get_by_role("button", name="Menu").click()
    expect(page.locator(".md-nav--primary .md-nav__item").first).to_be_visible()
    assert window.errors == []


# --- the clipboard --------------------------------------------------------------------------------


def test_every_copy_that_is_refused_says_so_and_selects_the_text(reader: Callable[..., Reader]) -> None:
    window = reader(height=12_000)
    window.page.add_init_script(DENIED)
    tried = 0
    for path in ("sops/refunds/", "decide/checklists/", "decide/forms/"):
        page = window.open(path)
        page.wait_for_load_state("networkidle")
        if tree := page.locator("desk-tree .desk-walk").first:
            while tree.locator(".desk-choice").count():
                tree.locator(".desk-choice").last.click()
        for more in page.get_by_role("button", name="More on ").all()[:1]:
            more.dispatch_event("click")
        for one in page.locator("desk-checklist").all()[:1]:
            for field in one.locator("[data-required=true]").all():
                if field.locator("[type=checkbox], [type=radio]").count():
                    field.locator("[type=checkbox], [type=radio]").first.check()
                else:
                    field.locator("input, textarea").first.fill("x")
        names = page.locator("button:visible").filter(has_text="Copy").all_inner_texts()
        for name in sorted(
            set(names), key=lambda name: ("link" not in name, name)
        ):  # a step's menu closes at once
            page.locator("button:visible", has_text=re.compile(f"^{name}$")).first.dispatch_event("click")
            anyway = page.get_by_role("button", name="Copy anyway")
            if anyway.count():
                anyway.first.dispatch_event("click")
            by_hand = page.locator("textarea.desk-by-hand:focus")
            expect(by_hand).to_have_count(1)
            expect(page.locator(".desk-said", has=by_hand)).to_contain_text(
                "Not copied: the browser refused."
            )
            text = by_hand.input_value()
            assert text
            assert by_hand.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)") == text
            tried += 1
            page.evaluate("document.activeElement.blur()")
    assert tried > 7
    assert window.errors == []


def test_what_was_not_copied_goes_with_its_ticket(reader: Callable[..., Reader]) -> None:
    window = reader()
    window.page.add_init_script(DENIED)
    page = window.open(PAGE)
    page.locator("desk-ticket-bar input").first.fill("48213")
    page.keyboard.press("Enter")
    for name in ("Copy note", "Copy ticket note"):
        page.get_by_role("button", name=name).first.click()
    expect(page.locator("textarea.desk-by-hand")).to_have_count(2)
    page.get_by_role("button", name="Done").click()
    expect(page.locator("textarea.desk-by-hand")).to_have_count(0)


# --- progress from a file -------------------------------------------------------------------------


def test_a_file_of_progress_adds_and_can_be_taken_back(reader: Callable[..., Reader], tmp_path: Path) -> None:
    window = reader()
    page = window.open("training/week-1/")
    tasks = page.locator(".desk-task")
    one, two = (tasks.nth(at).get_attribute("data-task") for at in (0, 1))
    tasks.first.locator("input").check()
    expect(page.locator(".desk-progress-text")).to_contain_text("1 of ")
    mine = page.evaluate("JSON.parse(localStorage.getItem('deskbook.training')).value")
    window.open("training/")
    line, said = page.locator(".desk-progress-text"), page.locator("desk-progress .desk-said")
    file = tmp_path / "progress.json"

    def load(**content: object) -> None:
        file.write_text(json.dumps({"form": "deskbook-training", **content}))
        page.get_by_label("File with your progress").set_input_files(file)

    for wrong in (
        {"tasks": None, "quizzes": None},
        {"tasks": None},
        {},
        {"tasks": {}, "quizzes": {}, "version": 9},
    ):
        load(**wrong)
        expect(said).to_contain_text("is no saved progress")
        expect(line).to_contain_text("1 of ")
    load(tasks={}, quizzes={})
    expect(said).to_contain_text("Progress loaded. Nothing in it is new here.")
    expect(line).to_contain_text("1 of ")
    quiz = {"tries": 2, "best": 90, "last": 40, "passed": "2026-01-02", "answers": {"a": "b"}}
    bad = {"__proto__": {"tries": 1}, "constructor": 3}
    load(
        tasks={"week-1": {one: "2020-01-01", two: "2020-01-02", "x": "no day"}},
        quizzes={"refunds": quiz, **bad},
    )
    expect(said).to_contain_text("2 tasks and quizzes are new here.")
    expect(line).to_contain_text("2 of ")
    kept = page.evaluate("JSON.parse(localStorage.getItem('deskbook.training')).value")
    assert kept["tasks"]["week-1"] == {one: "2020-01-01", two: "2020-01-02"}
    assert kept["quizzes"] == {"refunds": quiz}
    said.get_by_role("button", name="Undo").click()
    expect(line).to_contain_text("1 of ")
    assert page.evaluate("JSON.parse(localStorage.getItem('deskbook.training')).value") == mine
    assert window.errors == []
