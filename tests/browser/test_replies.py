"""Canned replies: gaps filled from fields, copied for a help desk, kept for the ticket and sent nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader
    from playwright.sync_api import Locator, Page

PAGE = "sops/refunds/"
LIST = "decide/replies/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
VALUES = {
    "ticket.requester.first_name": "Priya",
    "refund.amount": "$48.00",
    "refund.id": "re_3PkQ7aLx",
    "agent.first_name": "Sam",
}


def reply_of(page: Page, id: str = "refund-sent") -> Locator:
    found = page.locator(f'desk-reply[data-reply="{id}"]')
    found.scroll_into_view_if_needed()
    found.locator(".desk-reply-tools").wait_for(state="attached")
    return found


def field(reply: Locator, name: str) -> Locator:
    """The field of a gap, by the label that the gap shows while it is empty."""
    names = reply.locator(".desk-slot").evaluate_all("all => all.map((one) => one.dataset.slot)")
    fields = list(dict.fromkeys(names))
    return reply.locator(".desk-reply-fields input").nth(fields.index(name))


def fill(reply: Locator, values: dict[str, str]) -> None:
    for name, value in values.items():
        field(reply, name).fill(value)


def body(reply: Locator) -> str:
    return reply.locator(".desk-reply-body").text_content() or ""


def copy(reply: Locator) -> str:
    reply.get_by_role("button", name="Copy reply").click()
    expect(reply.locator(".desk-said")).to_contain_text("Reply copied.")
    return str(reply.page.evaluate("navigator.clipboard.readText()"))


def test_the_letter_follows_the_fields_and_is_copied_as_shown(reader: Callable[..., Reader]) -> None:
    window = reader(permissions=CLIPBOARD)
    page = window.open(PAGE)
    reply = reply_of(page)
    assert "[" in body(reply)
    fill(reply, VALUES)
    letter = body(reply)
    assert "[" not in letter
    assert all(value in letter for value in VALUES.values())
    reply.get_by_label("Would I be happy if this landed in my inbox?").check()
    assert copy(reply) == letter
    expect(reply.locator(".desk-said")).to_have_text("Reply copied.")
    assert letter.startswith("Hello Priya,\n\n")
    assert window.errors == []
    assert window.elsewhere == []


def test_typed_markup_stays_text(reader: Callable[..., Reader]) -> None:
    page = reader(permissions=CLIPBOARD).open(PAGE)
    reply = reply_of(page)
    evil = "<img src=x onerror=alert(1)> {{ 7*7 }}"
    fill(reply, VALUES | {"refund.id": evil})
    assert evil in copy(reply)
    expect(reply.locator("img")).to_have_count(0)


def test_an_empty_gap_is_asked_about_first(reader: Callable[..., Reader]) -> None:
    page = reader(permissions=CLIPBOARD).open(PAGE)
    reply = reply_of(page)
    page.evaluate("navigator.clipboard.writeText('before')")
    fill(reply, {"ticket.requester.first_name": "Priya"})
    open_ = reply.locator(".desk-slot:not(.desk-filled)").evaluate_all(
        "all => all.map((one) => one.textContent)"
    )
    reply.get_by_role("button", name="Copy reply").click()
    said = reply.locator(".desk-said")
    expect(said).to_contain_text("Not filled in: ")
    assert len(open_) == 3
    for gap in open_:
        expect(said).to_contain_text(gap.strip("[]"))
    assert page.evaluate("navigator.clipboard.readText()") == "before"
    reply.get_by_role("button", name="Fill in").click()
    expect(field(reply, "refund.amount")).to_be_focused()
    reply.get_by_role("button", name="Copy reply").click()
    reply.get_by_role("button", name="Copy anyway").click()
    assert page.evaluate("navigator.clipboard.readText()") == body(reply)


def test_the_tone_check_warns_and_does_not_block(reader: Callable[..., Reader]) -> None:
    page = reader(permissions=CLIPBOARD).open(PAGE)
    reply = reply_of(page)
    fill(reply, VALUES)
    assert copy(reply) == body(reply)
    expect(reply.locator(".desk-said")).to_contain_text("Read it once more before you send it")
    expect(reply.get_by_label("Would I be happy if this landed in my inbox?")).to_be_focused()


def test_what_is_typed_stays_with_the_ticket_and_is_shared(reader: Callable[..., Reader]) -> None:
    window = reader()
    page = window.open(PAGE)
    reply = reply_of(page)
    fill(reply, VALUES)
    page.locator("desk-ticket-bar input").first.fill("48213")
    page.keyboard.press("Enter")
    window.open(LIST)
    page.locator("#reply-refund-sent").scroll_into_view_if_needed()
    page.locator(".desk-entry:has(#reply-refund-sent) summary").click()
    assert all(value in body(reply_of(page)) for value in VALUES.values())
    page.locator(".desk-entry:has(#reply-ack-p3) summary").click()
    other = reply_of(page, "ack-p3")
    assert "Priya" in body(other)
    assert "48213" in body(other)
    page.locator("desk-ticket-bar").scroll_into_view_if_needed()
    page.get_by_role("button", name="New ticket").click()
    assert "Priya" not in body(other)
    assert "48213" not in body(other)
    assert "Sam" in body(reply_of(page))
    page.reload()
    page.locator(".desk-entry:has(#reply-refund-sent) summary").click()
    assert "Priya" not in body(reply_of(page))
    assert "Sam" in body(reply_of(page))


DESKS = {
    "Zendesk": ("Hello {{ticket.requester.first_name}},", "{{current_user.first_name}}, Larkfield Support"),
    "Intercom": ("Hello {{first_name}},", "Sam, Larkfield Support"),
    "Filled in here": ("Hello Priya,", "Sam, Larkfield Support"),
}
"""A help desk, and the first and last line of the letter for it; without a field, what was typed stands there."""


@pytest.mark.parametrize("desk", DESKS)
def test_each_help_desk_gets_its_own_placeholders(reader: Callable[..., Reader], desk: str) -> None:
    page = reader(permissions=CLIPBOARD).open(PAGE)
    reply = reply_of(page)
    fill(reply, VALUES)
    reply.get_by_label("Placeholders:").select_option(desk)
    lines = copy(reply).strip().splitlines()
    assert (lines[0], lines[-1]) == DESKS[desk]
    assert any("$48.00" in line for line in lines)
    first = field(reply, "ticket.requester.first_name")
    if desk == "Filled in here":
        expect(first).to_be_enabled()
    else:
        expect(first).to_be_disabled()
    page.reload()
    assert body(reply_of(page)).strip().splitlines()[0] == DESKS[desk][0]


def test_a_name_that_no_help_desk_knows_is_never_guessed(reader: Callable[..., Reader]) -> None:
    page = reader(permissions=CLIPBOARD).open(PAGE)
    reply = reply_of(page)
    reply.get_by_label("Placeholders:").select_option("Zendesk")
    reply.get_by_role("button", name="Copy reply").click()
    expect(reply.locator(".desk-said")).to_contain_text("Not filled in: ")
    expect(reply.locator(".desk-said")).not_to_contain_text("first name")
    reply.get_by_role("button", name="Copy anyway").click()
    text = str(page.evaluate("navigator.clipboard.readText()"))
    assert re.findall(r"\{\{.*?\}\}", text) == [
        "{{ticket.requester.first_name}}",
        "{{current_user.first_name}}",
    ]
    assert len(re.findall(r"\[[^\]]+\]", text)) == 2


def test_a_subject_is_copied_too(reader: Callable[..., Reader]) -> None:
    page = reader(permissions=CLIPBOARD).open(LIST)
    entry = page.locator(".desk-entry:has(.desk-reply-subject)").first
    entry.scroll_into_view_if_needed()
    entry.locator("summary").click()
    reply = entry.locator("desk-reply")
    reply.locator(".desk-main").click()
    if (anyway := reply.get_by_role("button", name="Copy anyway")).count():
        anyway.click()
    subject = reply.locator(".desk-reply-subject-text").text_content()
    assert str(page.evaluate("navigator.clipboard.readText()")).startswith(f"Subject: {subject}\n\n")


def test_the_list_builds_only_what_is_opened(reader: Callable[..., Reader]) -> None:
    page = reader(width=400, color_scheme="dark").open(LIST)
    assert page.locator("desk-reply").count() > 30
    page.locator("details summary").nth(2).click()
    expect(page.locator(".desk-reply-tools")).to_have_count(1)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.locator(".desk-do, .desk-dont").count() > 30


def test_by_keyboard_alone(reader: Callable[..., Reader]) -> None:
    page = reader(permissions=CLIPBOARD, reduced_motion="reduce").open(PAGE)
    reply = reply_of(page)
    field(reply, "ticket.requester.first_name").focus()
    for value in VALUES.values():
        page.keyboard.type(value)
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(reply.locator(".desk-said")).to_have_text("Reply copied.")
    assert page.evaluate("navigator.clipboard.readText()") == body(reply)
    assert "Priya" in body(reply)


def test_without_scripts_the_letter_reads_as_built(reader: Callable[..., Reader]) -> None:
    page = reader(java_script_enabled=False).open(PAGE)
    expect(page.locator(".desk-reply-body").first).to_contain_text("[Customer's first name]")
    expect(page.locator(".desk-reply-tools")).to_have_count(0)
