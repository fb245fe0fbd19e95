"""What an agent hands in arrives: written, looked through, sent by any of three ways, read by `deskbook inbox`."""

from __future__ import annotations

import html
import http.server
import json
import mailbox
import re
import threading
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from deskbook import cli
from deskbook.inbox.record import KINDS, Handed, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Reader, Site
    from playwright.sync_api import Locator, Page

ROOT = Path(__file__).resolve().parents[2]
PAGE = "sops/escalation/"
ISSUE = "https://code.example.org/team/desk/issues/new?title={title}&body={body}"
WORDS = 'The button says "Return" now.\nÜber 2 lines,  with <b>& ``` ` and 100 % — 🙂'
REFUSED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });"""


class Intake(http.server.ThreadingHTTPServer):
    """An address that stores what is posted to it, a line a record, and answers as it is told."""

    lines: list[str]
    answer: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/records"


class Handler(http.server.BaseHTTPRequestHandler):
    server: Intake

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _answer(self, code: int) -> None:
        self.send_response(code)
        self.send_header("Access-Control-Allow-Origin", self.headers.get("Origin", "*"))
        self.send_header("Access-Control-Allow-Headers", "content-type")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_OPTIONS(self) -> None:
        self._answer(204)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.server.answer < 300:
            self.server.lines.append(json.dumps({"came": "now", "record": json.loads(body)}))
        self._answer(self.server.answer)


@pytest.fixture
def intake() -> Iterator[Intake]:
    server = Intake(("127.0.0.1", 0), Handler)
    server.lines, server.answer = [], 204
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def desk(reader: Callable[..., Reader]) -> Callable[..., Reader]:
    """A window on the site with another outbox, and the policy that a build writes for it."""

    def new(outbox: dict[str, str] | None = None, script: str = "", **options: Any) -> Reader:
        window = reader(service_workers="block", **options)
        window.page.context.grant_permissions([*options.get("permissions", []), "local-network-access"])
        if script:
            window.page.add_init_script(script)
        if outbox is not None:
            put = f'<meta name="deskbook-outbox" content="{html.escape(json.dumps(outbox))}">'
            away = urlsplit(outbox.get("address", ""))
            sends_to = "connect-src 'self'" + (f" {away.scheme}://{away.netloc}" if away.netloc else "")

            def swap(route: Any) -> None:
                if route.request.resource_type != "document":
                    return route.continue_()
                text = re.sub('<meta name="deskbook-outbox"[^>]*>', lambda _: put, route.fetch().text())
                text = text.replace("connect-src 'self'", sends_to, 1)
                return route.fulfill(body=text, content_type="text/html")

            window.page.route("**/current/**", swap)
        return window

    return new


def wrong(window: Reader) -> list[str]:
    """What the page complained of; the service worker is kept out so that each page can be changed on its way."""
    return [one for one in window.errors if "Service Worker registration blocked" not in one]


def opened(page: Page, action: str = "This step didn’t match", step: int = 1) -> Locator:
    """The window of a step's menu, open."""
    item = page.locator("ol.desk-steps > li").nth(step)
    item.get_by_role("button", name=re.compile("^More on ")).dispatch_event("click")
    item.get_by_role("button", name=action).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def waiting(page: Page) -> list[dict[str, Any]]:
    kept = page.evaluate("localStorage.getItem('deskbook.outbox')")
    return [one["record"] for one in json.loads(kept or '{"value": []}')["value"]]


def asked(address: str) -> dict[str, str]:
    return {name: value[0] for name, value in parse_qs(urlsplit(address).query, strict_parsing=True).items()}


def came_in(capsys: pytest.CaptureFixture[str], *paths: Path) -> list[dict[str, Any]]:
    assert cli.main(["--root", str(ROOT), "inbox", "--json", *map(str, paths)]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


# --- the three ways --------------------------------------------------------------------------------


def test_a_mail_holds_what_was_shown_and_arrives(
    desk: Callable[..., Reader], site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window = desk({"mail": "owners@example.org"})
    page = window.open(PAGE)
    step = page.locator("ol.desk-steps > li").nth(1).get_attribute("id")
    dialog = opened(page)
    dialog.get_by_label("What did you see instead?").fill(WORDS)
    dialog.get_by_label("Your name or initials").fill("Sam")
    link = dialog.get_by_role("link", name="Send by mail")
    address = link.get_attribute("href") or ""
    sent = asked(address)
    body = sent["body"].replace("\r\n", "\n")
    assert (urlsplit(address).scheme, urlsplit(address).path) == ("mailto", "owners@example.org")
    assert (
        dialog.locator("pre").text_content()
        == f"To: owners@example.org\nSubject: {sent['subject']}\n\n{body}"
    )
    assert sent["subject"] == f"Step does not match: escalation#{step}"
    page.evaluate(
        "addEventListener('click', (event) => event.target.closest('a') && event.preventDefault(), true)"
    )
    link.click()
    expect(dialog.get_by_role("button", name="I have sent it")).to_be_visible()
    (kept,) = waiting(page)
    assert kept | {"id": "", "at": ""} == {
        "v": 1,
        "id": "",
        "kind": "deviation",
        "at": "",
        "page": f"{site.url}{PAGE}",
        "sop": "escalation",
        "step": step,
        "revision": "1.0",
        "by": "Sam",
        "text": WORDS,
    }
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "sam@example.org", urlsplit(address).path, sent["subject"]
    mail.set_content(f"{sent['body']}\n-- \nSent from a phone\n")
    (tmp_path / "one.eml").write_bytes(bytes(mail))
    box = mailbox.mbox(tmp_path / "all.mbox")
    box.add(mail)
    box.close()
    for path in (tmp_path / "one.eml", tmp_path / "all.mbox", tmp_path):
        (one,) = came_in(capsys, path)
        assert one["record"] == kept
        assert one["owner"]
    dialog.get_by_role("button", name="I have sent it").click()
    expect(dialog).to_contain_text("Thank you")
    assert waiting(page) == []
    assert wrong(window) == []
    assert window.elsewhere == []


def test_an_issue_holds_what_was_shown_and_arrives(
    desk: Callable[..., Reader], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window = desk({"issue": ISSUE})
    page = window.open(PAGE)
    dialog = opened(page, "Ask about this step")
    dialog.get_by_label("Your question").fill(WORDS)
    link = dialog.get_by_role("link", name="Send as an issue")
    address = link.get_attribute("href") or ""
    assert address.startswith("https://code.example.org/team/desk/issues/new?title=Question")
    sent = asked(address)
    assert dialog.locator("pre").text_content() == f"{sent['title']}\n\n{sent['body']}"
    assert sent["body"].startswith("````text\n")  # a fence that the text cannot close
    assert link.get_attribute("rel") == "noopener noreferrer"
    page.evaluate(
        "addEventListener('click', (event) => event.target.closest('a') && event.preventDefault(), true)"
    )
    link.click()
    (kept,) = waiting(page)
    ways_of_hosts = {
        "github.json": [{"number": 7, "title": sent["title"], "body": sent["body"].replace("\n", "\r\n")}],
        "gitlab.json": [
            {"iid": 7, "title": sent["title"], "description": sent["body"], "web_url": "https://x"}
        ],
        "other.json": [
            {"number": 8, "title": "Typo", "body": None},
            {"number": 7, "title": "x", "body": sent["body"]},
        ],
    }
    for name, issues in ways_of_hosts.items():
        (tmp_path / name).write_text(json.dumps(issues))
        (one,) = came_in(capsys, tmp_path / name)
        assert one["record"] == kept
    (one,) = came_in(capsys, tmp_path)  # the same record three times is one
    assert one["record"] == kept
    assert window.elsewhere == []


def test_a_post_holds_what_was_shown_and_arrives(
    desk: Callable[..., Reader], intake: Intake, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window = desk({"address": intake.url})
    page = window.open(PAGE)
    dialog = opened(page)
    dialog.get_by_label("What did you see instead?").fill(WORDS)
    shown = json.loads(dialog.locator("pre").text_content() or "")
    assert window.elsewhere == []
    dialog.get_by_role("button", name="Send", exact=True).click()
    expect(dialog).to_contain_text("Sent. Thank you.")
    assert [json.loads(line)["record"] for line in intake.lines] == [shown]
    assert waiting(page) == []
    stored = tmp_path / "stored.jsonl"
    stored.write_text("".join(f"{line}\n" for line in intake.lines))
    (one,) = came_in(capsys, stored)
    assert one["record"] == shown
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    assert wrong(window) == []


def test_a_failed_send_keeps_the_record_and_says_so(desk: Callable[..., Reader], intake: Intake) -> None:
    window = desk({"address": intake.url})
    page = window.open(PAGE)
    intake.answer = 500
    dialog = opened(page)
    dialog.get_by_label("What did you see instead?").fill("No such menu.")
    dialog.get_by_role("button", name="Send", exact=True).click()
    expect(dialog.locator(".desk-said")).to_contain_text(
        "Not sent: the address answered 500. It waits in the outbox."
    )
    page.reload()
    count = page.locator("header").get_by_role("button", name="Outbox: 1 to send")
    count.click()
    expect(page.get_by_role("dialog")).to_contain_text("not sent: the address answered 500")
    page.get_by_role("button", name=re.compile("^Look at it and send it")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("What did you see instead?")).to_have_value("No such menu.")
    intake.answer = 204
    dialog.get_by_role("button", name="Send", exact=True).click()
    expect(dialog).to_contain_text("Sent. Thank you.")
    assert len(intake.lines) == 1
    expect(count).to_be_hidden()


def test_without_a_network_it_waits(desk: Callable[..., Reader], intake: Intake) -> None:
    window = desk({"address": intake.url})
    page = window.open(PAGE)
    dialog = opened(page)
    dialog.get_by_label("What did you see instead?").fill("No such menu.")
    page.context.set_offline(True)
    dialog.get_by_role("button", name="Send", exact=True).click()
    expect(dialog.locator(".desk-said")).to_contain_text("Not sent: there is no way to the address right now")
    assert len(waiting(page)) == 1
    page.context.set_offline(False)
    dialog.get_by_role("button", name="Send", exact=True).click()
    expect(dialog).to_contain_text("Sent. Thank you.")
    assert waiting(page) == []


def test_what_is_too_long_for_a_link_is_copied(desk: Callable[..., Reader]) -> None:
    window = desk({"mail": "owners@example.org"}, permissions=["clipboard-read", "clipboard-write"])
    page = window.open(PAGE)
    dialog = opened(page)
    dialog.get_by_label("What did you see instead?").fill("ü" * 1000)
    link = dialog.get_by_role("link", name="Send by mail")
    assert len(link.get_attribute("href") or "") < 1000
    page.evaluate(
        "addEventListener('click', (event) => event.target.closest('a') && event.preventDefault(), true)"
    )
    link.click()
    expect(dialog.locator(".desk-said")).to_contain_text("was copied: paste it there")
    assert ("ü" * 1000) in page.evaluate("navigator.clipboard.readText()")


def test_where_nothing_is_configured_nothing_is_offered(desk: Callable[..., Reader]) -> None:
    window = desk({})
    page = window.open(PAGE)
    item = page.locator("ol.desk-steps > li").first
    item.get_by_role("button", name=re.compile("^More on ")).dispatch_event("click")
    expect(item.get_by_role("button", name="Copy link to this step")).to_be_visible()
    expect(item.get_by_role("button", name="This step didn’t match")).to_have_count(0)
    expect(page.locator("desk-outbox button")).to_have_count(0)
    page.keyboard.press("/")
    page.keyboard.insert_text("charged twice")
    expect(page.locator(".desk-open .desk-found-title").first).to_be_visible()
    expect(page.locator("desk-none button")).to_have_count(0)
    assert wrong(window) == []
    assert window.elsewhere == []


# --- never a customer's ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ask jo.doe+x@mail.example.com first", "jo.doe+x@mail.example.com"),
        ("paid with 4111 1111 1111 1111 today", "4111 1111 1111 1111"),
        ("call +44 20 7946 0958", "+44 20 7946 0958"),
        ("IBAN DE89 3704 0044 0532 0130 00 is refused", "DE89 3704 0044 0532 0130 00"),
    ],
)
def test_what_looks_like_a_customers_is_pointed_out(
    desk: Callable[..., Reader], text: str, told: str
) -> None:
    page = desk({"mail": "owners@example.org"}).open(PAGE)
    dialog = opened(page)
    words = dialog.get_by_label("What did you see instead?")
    words.fill(text)
    expect(dialog.locator(".desk-marked b").first).to_have_text(told)
    expect(dialog.get_by_role("link")).to_have_count(0)
    dialog.get_by_role("button", name="Send by mail").click()
    expect(dialog.locator(".desk-said")).to_have_text("Not sent: look at what is marked first.")
    sure = dialog.get_by_label("It is no customer’s: send it")
    expect(sure).to_be_focused()
    sure.check()
    expect(dialog.get_by_role("link", name="Send by mail")).to_be_visible()
    words.press_sequentially(" again")
    expect(dialog.get_by_role("link")).to_have_count(0)
    words.fill("The step of 2026-11-23 is gone, see 2.1.3 and page 12345.")
    expect(dialog.locator(".desk-marked")).to_be_empty()
    expect(dialog.get_by_role("link", name="Send by mail")).to_be_visible()


def test_nothing_of_the_ticket_enters_a_record(desk: Callable[..., Reader]) -> None:
    """Everything an agent can enter for a ticket is entered; none of it is in what would be sent."""
    page = desk({"mail": "owners@example.org", "issue": ISSUE, "address": "/records"}).open("sops/refunds/")
    number = page.locator("desk-ticket-bar input").first
    number.fill("ZQ-4711")
    number.press("Enter")
    page.evaluate(
        """async () => {
          const { ticket } = await import(new URL("assets/desk/ticket.js", document.querySelector("meta[name=deskbook-root]").content === "./" ? document.baseURI : new URL(document.querySelector("meta[name=deskbook-root]").content, location.href)));
          ticket.change((data) => {
            data.slots["ticket.requester.first_name"] = "Zebediah";
            data.checks.handover = { who: "Okonkwo of Acme", done: "yes" };
          });
        }"""
    )
    page.locator(".desk-step-tick").first.check()
    dialog = opened(page, "Ask about this step")
    dialog.get_by_label("Your question").fill("Whom do I ask?")
    shown = " ".join(dialog.locator("pre").all_text_contents())
    assert "Whom do I ask?" in shown
    for word in ("Zebediah", "ZQ-4711", "Okonkwo"):
        assert word not in shown
    expect(dialog.locator(".desk-marked")).to_be_empty()
    dialog.get_by_label("Your question").fill("zebediah asked about it")
    expect(dialog.locator(".desk-marked")).to_contain_text("Zebediah (entered for the ticket)")
    dialog.get_by_label("Your question").fill("Yes, what of okonkwo of acme?")
    expect(dialog.locator(".desk-marked li")).to_have_text(["Okonkwo of Acme (entered for the ticket)"])


def test_none_of_these_takes_the_agents_words(desk: Callable[..., Reader]) -> None:
    window = desk({"mail": "owners@example.org"})
    page = window.open("")
    page.locator("footer").get_by_role("button", name="Outbox").wait_for()  # from here on it knows who types
    page.keyboard.press("/")
    page.keyboard.insert_text("charged twice")
    last = page.locator(".desk-open .desk-found-list > li").last.get_by_role("button", name="None of these")
    expect(last).to_be_visible()
    for _ in range(page.locator(".desk-open .desk-found-list :is(a, button)").count()):
        page.keyboard.press("ArrowDown")
    expect(last).to_be_focused()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("What do customers ask?")).to_have_value("charged twice")
    expect(dialog.locator("pre")).to_contain_text("kind: none-of-these")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("searchbox").last).to_be_focused()
    assert waiting(page) == []
    assert wrong(window) == []


def test_none_of_these_takes_no_word_of_a_ticket(desk: Callable[..., Reader]) -> None:
    """A search that the help desk filled in holds the customer's words, also after the agent added one."""
    page = desk({"mail": "owners@example.org"}).open("search/?text=my%20name%20is%20Zebediah")
    page.get_by_role("button", name="None of these").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("What do customers ask?")).to_have_value("")
    dialog.get_by_role("button", name="Discard").click()
    page.get_by_role("searchbox").press_sequentially(" again")
    page.get_by_role("button", name="None of these").click()
    expect(page.get_by_role("dialog").get_by_label("What do customers ask?")).to_have_value("")
    assert "Zebediah" not in (page.get_by_role("dialog").text_content() or "")


# --- the outbox ------------------------------------------------------------------------------------


def test_a_revision_is_read_by_name(desk: Callable[..., Reader], intake: Intake) -> None:
    page = desk({"address": intake.url}).open(PAGE)
    page.get_by_role("button", name="I have read this page").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("escalation, revision 1.0")
    dialog.get_by_label("Your name or initials").fill("Sam")
    dialog.get_by_role("button", name="Send", exact=True).click()
    expect(dialog).to_contain_text("Sent. Thank you.")
    sent = record(json.loads(intake.lines[0])["record"])
    assert (sent.kind, sent.sop, sent.revision, sent.by, sent.text) == (
        "read",
        "escalation",
        "1.0",
        "Sam",
        "",
    )
    dialog.get_by_role("button", name="Close").click()
    opened(page)  # the name is known from now on
    expect(page.get_by_role("dialog").get_by_label("Your name or initials")).to_have_value("Sam")


def test_by_keyboard_from_the_step_to_the_outbox(desk: Callable[..., Reader]) -> None:
    window = desk(reduced_motion="reduce")
    page = window.open(PAGE)
    step = page.locator("ol.desk-steps > li").first
    more = step.get_by_role("button", name=re.compile("^More on "))
    more.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("What did you see instead?")).to_be_focused()
    page.keyboard.type("It opens /another/ menu, 1 of 2")
    page.keyboard.press("Escape")  # nothing typed is lost
    expect(dialog).to_have_count(0)
    expect(more).to_be_focused()
    assert [one["text"] for one in waiting(page)] == ["It opens /another/ menu, 1 of 2"]
    box = page.locator("footer").get_by_role("button", name="Outbox: 1 to send")
    box.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("^Look at it and send it"))).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("Nothing waits to be sent.")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("1 not sent yet")
    page.get_by_role("button", name=re.compile("^Delete")).click()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("footer").get_by_role("button", name="Outbox")).to_be_focused()
    assert waiting(page) == []
    assert wrong(window) == []


def test_with_storage_refused_it_works_and_says_that_nothing_is_kept(
    desk: Callable[..., Reader], intake: Intake
) -> None:
    window = desk({"address": intake.url}, REFUSED)
    page = window.open("")
    page.locator("footer").get_by_role("button", name="Outbox").click()
    expect(page.get_by_role("dialog")).to_contain_text("This browser keeps nothing")
    page.get_by_role("button", name="Close").click()
    expect(page.locator("footer").get_by_role("button", name="Outbox")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.insert_text("charged twice")
    page.get_by_role("button", name="None of these").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Keep for later").click()
    expect(dialog).to_contain_text("This browser keeps nothing: what waits is lost when you leave the page.")
    dialog.get_by_role("button", name="Close").click()
    page.locator("footer").get_by_role("button", name="Outbox: 1 to send").click()
    page.get_by_role("button", name=re.compile("^Look at it and send it")).click()
    page.get_by_role("dialog").get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("Sent. Thank you.")
    assert json.loads(intake.lines[0])["record"]["text"] == "charged twice"


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "null",
        "[7]",
        "{",
        '{"version": 1}',
        '{"version": 1, "value": {"items": []}}',
        '{"version": 1, "value": [null, {"record": {"v": 1, "kind": "__proto__"}}]}',
        '{"version": 1, "value": [{"sent": 7}]}',
        '{"version": 2, "value": []}',
    ],
)
def test_what_was_kept_in_another_shape_is_put_aside(desk: Callable[..., Reader], kept: str) -> None:
    window = desk(
        script=f"localStorage.getItem('seen') ?? (localStorage.setItem('seen', 1), localStorage.setItem('deskbook.outbox', {json.dumps(kept)}))"
    )
    page = window.open(PAGE)
    page.locator("footer").get_by_role("button", name="Outbox").wait_for()
    assert json.loads(page.evaluate("localStorage.getItem('deskbook.outbox.backup')"))["text"] == kept
    dialog = opened(page)
    dialog.get_by_label("What did you see instead?").fill("x")
    dialog.get_by_role("button", name="Keep for later").click()
    assert [one["text"] for one in waiting(page)] == ["x"]
    assert wrong(window) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_narrow_and_accessible(desk: Callable[..., Reader], scheme: str) -> None:
    everything = {"mail": "owners@example.org", "issue": ISSUE, "address": "/records"}
    window = desk(everything, width=400, height=700, color_scheme=scheme)
    page = window.open(PAGE)
    dialog = opened(page)
    dialog.get_by_label("What did you see instead?").fill("Ask jo@example.org, " + "long" * 60)
    expect(dialog.locator(".desk-marked")).to_contain_text("jo@example.org")

    def clean() -> None:
        box = dialog.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 400
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
        assert dialog.evaluate("one => one.scrollWidth <= one.clientWidth")
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []

    clean()
    dialog.get_by_role("button", name="Keep for later").click()
    dialog.get_by_role("button", name="Close").click()
    expect(page.locator("header").get_by_role("button", name="Outbox: 1 to send")).to_be_visible()
    assert page.locator("header").evaluate("one => one.scrollWidth <= one.clientWidth")
    page.locator("header").get_by_role("button", name="Outbox: 1 to send").click()
    clean()
    assert wrong(window) == []


# --- one shape on both sides -----------------------------------------------------------------------


def test_the_browser_and_python_know_the_same_record(desk: Callable[..., Reader]) -> None:
    page = desk().open("")
    theirs = page.evaluate(
        """async () => {
          const { KINDS, LIMITS } = await import(new URL("assets/desk/record.js", document.baseURI));
          return { kinds: Object.keys(KINDS), limits: LIMITS };
        }"""
    )
    assert set(theirs["kinds"]) < set(KINDS)
    fields = Handed.model_json_schema()["properties"]
    for name, most in theirs["limits"].items():
        assert fields[name]["maxLength"] == most, name
