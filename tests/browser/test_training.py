"""The training path: tasks that stay ticked, quizzes that hide their answers, progress that can be taken along."""

from __future__ import annotations

import datetime as dt
import json
import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from deskbook import app
from deskbook.kinds.quiz.block import Quiz

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader, Site
    from playwright.sync_api import Locator, Page

ROOT = Path(__file__).resolve().parents[2]
PART = "training/week-1/"
INDEX = "training/"
SHEET = "training/sign-off/"
DAY = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def quiz() -> Quiz:
    found = app.open_folder(ROOT, dt.date(2026, 11, 22)).get(Quiz, "refunds")
    assert found
    return found.data


@pytest.fixture(scope="module")
def place(site: Site) -> str:
    """The page that holds the quiz on refunds."""
    pages = (
        one for one in site.pages() if 'data-quiz="refunds"' in (site.folder / one / "index.html").read_text()
    )
    return next(pages)


# --- tasks ----------------------------------------------------------------------------------------


def test_ticked_tasks_stay_and_add_up(reader: Callable[..., Reader]) -> None:
    window = reader(timezone_id="UTC")
    page = window.page
    page.clock.set_fixed_time(DAY)
    window.open(PART)
    path = page.locator("desk-path")
    boxes = path.locator(".desk-task input")
    total = boxes.count()
    line = path.locator(".desk-progress-text")
    expect(line).to_have_text(f"0 of {total} tasks done")
    boxes.nth(0).check()
    boxes.nth(2).check()
    expect(line).to_have_text(f"2 of {total} tasks done")
    expect(path.locator(".desk-task").nth(0)).to_contain_text("done 2026-11-23")
    page.reload()
    expect(boxes.nth(2)).to_be_checked()
    boxes.nth(2).uncheck()
    expect(line).to_have_text(f"1 of {total} tasks done")
    window.open(INDEX)
    cells = page.locator("desk-progress [data-path]")
    expect(page.locator("desk-progress .desk-progress-text")).to_be_visible()
    texts = [one.text_content() or "" for one in cells.all()]
    assert f"1 of {total}" in texts
    counts = [re.fullmatch(r"(\d+) of (\d+)", text) for text in texts]
    done, all_ = (sum(int(one[index]) for one in counts if one) for index in (1, 2))
    expect(page.locator("desk-progress .desk-progress-text")).to_have_text(
        f"{done} of {all_} tasks of the training path done"
    )
    assert done == 1
    assert all_ > 40
    shares = page.locator("desk-progress [data-path] .desk-bar rect").evaluate_all(
        "all => all.map((one) => parseFloat(one.getAttribute('width')))"
    )
    assert sorted(shares)[-2:] == [0, pytest.approx(100 / total, abs=0.01)]
    assert window.errors == []
    assert window.elsewhere == []


def test_tasks_by_keyboard(reader: Callable[..., Reader]) -> None:
    page = reader(reduced_motion="reduce").open(PART)
    box = page.locator(".desk-task input").first
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    expect(page.locator(".desk-progress-text")).to_contain_text("1 of ")


def test_progress_can_be_taken_along(reader: Callable[..., Reader], tmp_path: Path) -> None:
    window = reader()
    page = window.open(PART)
    page.locator(".desk-task input").first.check()
    expect(page.locator(".desk-progress-text")).to_contain_text("1 of ")
    window.open(INDEX)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save progress to a file").click()
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    assert list(json.loads(saved.read_text())["tasks"]) == ["week-1"]
    elsewhere = reader()
    page = elsewhere.open(INDEX)
    line = page.locator(".desk-progress-text")
    said = page.locator("desk-progress .desk-said")
    expect(line).to_contain_text("0 of ")
    picker = page.get_by_label("File with your progress")
    wrong = tmp_path / "wrong.json"
    for text in ("{", "[]", '{"form": "other"}', '{"form": "deskbook-training", "tasks": 1, "quizzes": {}}'):
        wrong.write_text(text)
        picker.set_input_files(wrong)
        expect(said).to_have_text("wrong.json is no saved progress; choose a file that was saved here.")
        expect(line).to_contain_text("0 of ")
    picker.set_input_files(saved)
    expect(said).to_contain_text("Progress loaded. 1 task or quiz is new here.")
    expect(line).to_contain_text("1 of ")
    elsewhere.open(PART)
    expect(page.locator(".desk-task input").first).to_be_checked()
    assert elsewhere.errors == []


# --- quizzes --------------------------------------------------------------------------------------


def right(question: Locator) -> Locator:
    """The option whose digest the page carries, found by trying each, as the block's docstring says."""
    salt, digest = question.get_attribute("data-salt"), question.get_attribute("data-right")
    for option in question.locator("input").all():
        value = option.get_attribute("value")
        if sha256(f"{salt}:{value}".encode()).hexdigest() == digest:
            return option
    raise AssertionError("no option is right")


def wrong(question: Locator) -> Locator:
    value = right(question).get_attribute("value")
    return question.locator(f'input:not([value="{value}"])').first


def answer(box: Locator, mistakes: int) -> None:
    for index, question in enumerate(box.locator(".desk-question").all()):
        (wrong if index < mistakes else right)(question).check()


def quiz_of(page: Page) -> Locator:
    box = page.locator('desk-quiz[data-quiz="refunds"]')
    box.locator(".desk-tools").wait_for()
    return box


def test_a_quiz_says_what_is_right_and_where_the_rest_stands(
    reader: Callable[..., Reader], quiz: Quiz, place: str
) -> None:
    window = reader()
    page = window.open(place)
    box = quiz_of(page)
    total = box.locator(".desk-question").count()
    box.get_by_role("button", name="Check answers").click()
    expect(box.locator(".desk-said")).to_have_text(f"{total} questions have no answer yet.")
    expect(box.locator("input").first).to_be_focused()
    answer(box, mistakes=total // 2)
    box.get_by_role("button", name="Check answers").click()
    share = 100 * (total - total // 2) // total
    expect(box.locator(".desk-said")).to_have_text(
        f"{total - total // 2} of {total} right ({share}%). Not passed: {quiz.pass_mark}% are needed."
    )
    for index, question in enumerate(box.locator(".desk-question").all()):
        feedback = question.locator(".desk-feedback")
        if index < total // 2:
            expect(feedback).to_have_text("Not right. The step says why.")
            expect(question.locator(".desk-source a")).to_have_attribute("href", re.compile("#"))
        else:
            expect(feedback).to_have_text(f"Right. {quiz.questions[index].feedback}")
        expect(question.locator("input").first).to_be_disabled()
    assert window.errors == []
    assert window.elsewhere == []


def test_only_a_whole_try_passes(reader: Callable[..., Reader], quiz: Quiz, place: str) -> None:
    window = reader(timezone_id="UTC")
    page = window.page
    page.clock.set_fixed_time(DAY)
    window.open(place)
    box = quiz_of(page)
    total = box.locator(".desk-question").count()
    answer(box, mistakes=total // 2)
    box.get_by_role("button", name="Check answers").click()
    box.get_by_role("button", name="Try the wrong ones again").click()
    expect(box.locator(".desk-feedback")).to_have_count(total - total // 2)
    expect(box.locator(".desk-question input:checked")).to_have_count(total - total // 2)
    expect(box.locator(".desk-question").nth(total - 1).locator("input").first).to_be_disabled()
    for question in box.locator(".desk-question").all()[: total // 2]:
        right(question).check()
    box.get_by_role("button", name="Check answers").click()
    expect(box.locator(".desk-said")).to_have_text(f"{total} of {total} right (100%).")
    expect(box.locator(".desk-score")).not_to_contain_text("passed")
    box.get_by_role("button", name="Take the whole quiz again").click()
    expect(box.locator("input:checked")).to_have_count(0)
    answer(box, mistakes=0)
    box.get_by_role("button", name="Check answers").click()
    expect(box.locator(".desk-said")).to_have_text(f"{total} of {total} right (100%). Passed.")
    expect(box.locator(".desk-score")).to_have_text("Taken 2 times, best result 100%, passed on 2026-11-23.")
    page.reload()
    expect(box.locator(".desk-score")).to_have_text("Taken 2 times, best result 100%, passed on 2026-11-23.")
    expect(box.locator(".desk-feedback")).to_have_count(total)
    window.open(SHEET)
    expect(page.locator('[data-quiz-result="refunds"]')).to_have_text("100%, passed on 2026-11-23")


def test_the_pass_mark_is_a_mark(reader: Callable[..., Reader], quiz: Quiz, place: str) -> None:
    """The most mistakes that still pass, and one more."""
    total = len(quiz.questions)
    most = int(total * (100 - quiz.pass_mark) / 100)
    for mistakes, verdict in ((most, "Passed."), (most + 1, "Not passed")):
        page = reader().open(place)
        box = quiz_of(page)
        answer(box, mistakes)
        box.get_by_role("button", name="Check answers").click()
        expect(box.locator(".desk-said")).to_contain_text(verdict)


def test_answers_begun_survive_a_reload(reader: Callable[..., Reader], place: str) -> None:
    page = reader().open(place)
    box = quiz_of(page)
    first = box.locator(".desk-question").first
    first.locator("input").nth(1).check()
    page.reload()
    expect(first.locator("input").nth(1)).to_be_checked()
    expect(box.locator(".desk-feedback")).to_have_count(0)


def test_the_page_holds_no_answer(site: Site, quiz: Quiz, place: str) -> None:
    source = (site.folder / place / "index.html").read_text()
    for question in quiz.questions:
        assert question.ask.replace("'", "&#39;")[:20].split("&")[0] in source
        assert question.feedback not in source


def test_a_quiz_by_keyboard(reader: Callable[..., Reader], place: str) -> None:
    page = reader(reduced_motion="reduce").open(place)
    box = quiz_of(page)
    box.locator("input").first.focus()
    for question in box.locator(".desk-question").all():
        page.keyboard.press("Space")
        expect(question.locator("input:checked")).to_have_count(1)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
    expect(box.get_by_role("button", name="Check answers")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box.locator(".desk-said")).to_contain_text(" right (")
    expect(box.locator("button:focus")).to_have_count(1)


HEX = """async ([root, texts]) => {
  const {hex, sha256} = await import(`${root}assets/desk/sha256.js`);
  return texts.map((text) => hex(sha256(text)));
}"""


def test_digests_are_those_of_python(reader: Callable[..., Reader], site: Site) -> None:
    """At every length round a block's end, and beyond ASCII."""
    texts = ["a" * length for length in range(130)] + ["ü€😀" * 40, "\0", "q/a/b" * 999]
    found = reader().open().evaluate(HEX, [site.url, texts])
    assert found == [sha256(text.encode()).hexdigest() for text in texts]


# --- the sheet ------------------------------------------------------------------------------------


def test_the_sign_off_sheet_prints_with_progress(reader: Callable[..., Reader]) -> None:
    window = reader()
    page = window.open(PART)
    page.locator(".desk-task input").first.check()
    expect(page.locator(".desk-progress-text")).to_contain_text("1 of ")
    window.open(SHEET)
    sheet = page.locator('desk-checklist[data-checklist="sign-off"]')
    sheet.locator("input[type=checkbox]").first.check()
    sheet.locator("input[type=text]").first.fill("Ana Lindqvist")
    expect(sheet.get_by_role("button", name="Clear")).to_be_visible()
    page.reload()
    page.emulate_media(media="print")
    expect(sheet.locator("input[type=checkbox]").first).to_be_checked()
    expect(sheet.locator("input[type=text]").first).to_have_value("Ana Lindqvist")
    expect(sheet.locator("input[type=text]").first).to_be_visible()
    expect(sheet.get_by_role("button")).to_have_count(0)
    expect(page.locator(".desk-progress-text")).to_contain_text("1 of ")
    expect(page.locator(".desk-progress-text")).to_be_visible()
    expect(page.locator('[data-path="week-1"]')).to_contain_text("1 of ")
    page.emulate_media(media="screen")
    window.open("sops/escalation/")
    page.get_by_role("button", name="New ticket").click()
    window.open(SHEET)
    expect(sheet.locator("input[type=text]").first).to_have_value("Ana Lindqvist")


def test_on_paper_without_scripts_there_is_room_to_write(reader: Callable[..., Reader]) -> None:
    page = reader(java_script_enabled=False).open(SHEET)
    expect(page.locator('[data-path="week-1"]')).to_have_text(re.compile(r"^… of \d+$"))
    expect(page.locator("[data-quiz-result]").first).to_have_text("… %")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 400])
def test_training_is_accessible_and_fits(
    reader: Callable[..., Reader], place: str, width: int, scheme: str
) -> None:
    window = reader(width=width, color_scheme=scheme, reduced_motion="reduce")
    reports = {}
    page = window.open(PART)
    page.locator(".desk-task input").first.check()
    reports[PART] = Axe().run(page)
    window.open(place)
    answer(quiz_of(page), mistakes=2)
    quiz_of(page).get_by_role("button", name="Check answers").click()
    reports[place] = Axe().run(page)
    for path in (INDEX, SHEET):
        window.open(path)
        page.locator(".desk-progress-text").wait_for()
        reports[path] = Axe().run(page)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert {path: one.generate_report() for path, one in reports.items() if one.violations_count} == {}
    assert window.errors == []
