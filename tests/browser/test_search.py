"""The search as an agent uses it: by mouse, by keyboard, narrow, offline, and equal to Python's."""

from __future__ import annotations

import dataclasses
import http.server
import json
import random
import re
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import expect

from deskbook import app
from deskbook.search import pack
from deskbook.search.answers import Search
from deskbook.search.documents import documents
from deskbook.search.fold import fold
from deskbook.search.index import build
from deskbook.search.rank import Ranker
from deskbook.search.settings import SETTINGS
from deskbook.search.table import shipped
from deskbook.search.words import tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader, Site
    from playwright.sync_api import Page, Route

ROOT = Path(__file__).parents[2]
QUERIES = [
    query["query"]
    for path in sorted((ROOT / "sop_data/search_test").glob("*.yml"))
    for query in yaml.safe_load(path.read_text())["queries"]
]
ASK = """async ([base, queries]) => {
  const { Search } = await import(new URL("assets/search/answer.js", document.baseURI));
  const search = await Search.open(new URL(base, document.baseURI));
  const found = [];
  for (const query of queries) {
    const { hits } = await search.ask(query, { limit: 10 });
    found.push(hits.map((hit) => [hit.id, hit.score, hit.step?.anchor ?? ""]));
  }
  return found;
}"""


def test_the_browser_ranks_as_python_does(reader: Callable[..., Reader]) -> None:
    page = reader().open("")
    search = Search(app.open_folder(ROOT))
    some = QUERIES[::10]  # web/tests/ranking.test.js asks more, of a library of its own
    typos = [query[:-2] + query[-1] + query[-2] for query in some]
    dressed = [
        "naïve café",
        "\U0001d5ff\U0001d5f2\U0001d5f3\U0001d602\U0001d5fb\U0001d5f1",
        "re\u00adfund",
        "ＥＲＲ-４０４",
    ]
    codes = ["error404", "ERR_404", "P-1 sla", "p 1", " ".join(QUERIES)]
    asked = [*some, *typos, "Zendesk", "P1 sla", *dressed, *codes, "x" * 300]
    ours = [[[hit.id, hit.score, hit.step] for hit in search.ask(query).hits] for query in asked]
    theirs = page.evaluate(ASK, ["search/", asked])
    assert json.loads(json.dumps(ours)) == theirs


def test_the_browser_ranks_a_large_library_as_python_does(reader: Callable[..., Reader], site: Site) -> None:
    own = [one for one in documents(app.open_folder(ROOT)) if one.kind == "sop"]
    many = [
        dataclasses.replace(one, id=f"{one.id}-{number}", phrases=one.phrases[number % 3 :: 3])
        for number in range(SETTINGS.whole // len(own) + 1)
        for one in own
    ]
    index = build(many)
    for path, content in pack.files(index, {}):
        target = site.folder.parent / "large/search" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    ranker = Ranker(index, shipped())
    asked = [*QUERIES[::5], "unlock credentials", "see the termination penalties", "qqqqq"]
    ours = [[(many[hit.document].id, hit.score) for hit in ranker.search(query)] for query in asked]
    found = reader().open("").evaluate(ASK, ["../large/search/", asked])
    theirs = [[(id, score) for id, score, _ in hits] for hits in found]
    assert ranker.sharded
    assert ours == theirs
    assert sum(bool(hits) for hits in ours) > len(ours) / 2


def test_the_browser_folds_as_python_does(reader: Callable[..., Reader]) -> None:
    """A sample, by the table that came with the site; web/tests/words.test.js folds every character that there is."""
    dice = random.Random(7)
    signs = "aeé\u0301ﬁßÆＡ\u00ad\u200b\u202e’'-_–‑ 09４٤½①ZİıłÅ中а\U0001d5ff\U000e0101."
    mixed = ["".join(dice.choices(signs, k=dice.randrange(1, 30))) for _ in range(50)]
    theirs = (
        reader()
        .open("")
        .evaluate(
            """async (texts) => {
              const { fold, learn, tokens } = await import(new URL("assets/search/words.js", document.baseURI));
              learn((await (await fetch(new URL("search/index.json", document.baseURI))).json()).fold);
              return texts.map((text) => [fold(text), tokens(text)]);
            }""",
            mixed,
        )
    )
    assert theirs == [[fold(text), tokens(text)] for text in mixed]


def test_nothing_is_fetched_before_the_box_is_used(reader: Callable[..., Reader]) -> None:
    window = reader(service_workers="block")
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(request.url))
    page = window.open("sops/refunds/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url and "assets" not in url] == []
    with (
        page.context.expect_event("request", lambda one: one.url.endswith("search/index.json")),
        page.context.expect_event("request", lambda one: one.url.endswith("search/words.bin")),
    ):
        page.get_by_role("searchbox").first.focus()
    assert window.elsewhere == []


def test_type_arrow_enter(reader: Callable[..., Reader], site: Site) -> None:
    page = reader().open("")
    page.keyboard.press("/")
    box = page.get_by_role("searchbox", name="What is the customer asking?").last
    expect(box).to_be_focused()
    page.keyboard.type("I want my money back")
    titles = page.locator(".desk-open .desk-found-title")
    expect(titles.first).to_have_text("Authorise a refund or credit")
    expect(page.locator(".desk-open [role=status]")).to_contain_text("best first")
    page.keyboard.press("ArrowDown")
    expect(titles.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sops/refunds/")


def test_escape_clears(reader: Callable[..., Reader]) -> None:
    page = reader().open("sops/escalation/")
    page.keyboard.press("/")
    page.keyboard.type("password")
    expect(page.locator(".desk-open .desk-found-title").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".desk-open")).to_have_count(0)
    expect(page.get_by_role("searchbox").first).to_have_value("")


def test_a_step_is_linked(reader: Callable[..., Reader]) -> None:
    page = reader().open("search/?q=find%20the%20charge%20in%20stripe")
    step = page.locator(".desk-found-step").first
    expect(step).to_be_visible()
    step.click()
    page.wait_for_url("**/sops/**#**")
    anchor = page.url.split("#")[1]
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_where_nothing_fits_it_says_so_and_shows_a_way(reader: Callable[..., Reader]) -> None:
    page = reader().open("search/?q=recipe%20for%20tomato%20soup")
    expect(page.get_by_role("status")).to_have_text("Nothing here fits well enough to be sure.")
    expect(page.get_by_role("link", name="Walk the triage decision")).to_be_visible()
    expect(page.get_by_role("button", name="None of these")).to_be_visible()


def test_a_known_gap_tells_what_to_do_meanwhile(reader: Callable[..., Reader]) -> None:
    page = reader().open("search/?q=where%20is%20my%20parcel")
    expect(page.get_by_role("status")).to_contain_text("There is no SOP for this yet")
    expect(page.locator(".desk-open .desk-found-list")).to_contain_text("Meanwhile")


def test_filters_narrow(reader: Callable[..., Reader]) -> None:
    page = reader().open("search/?q=charged%20twice")
    expect(page.locator(".desk-found-title").first).to_be_visible()
    assert page.locator(".desk-found-title").count() > 1
    page.get_by_text("Narrow down").click()
    page.get_by_label("Tool").select_option(label="QuickBooks")
    expect(page.locator(".desk-found-title")).to_have_text(["Authorise a refund or credit"])


def test_a_help_desk_asks_by_tag_in_its_panel(reader: Callable[..., Reader]) -> None:
    window = reader(width=400)
    page = window.open("suggest/?tags=refund&text=charged+twice&panel=1")
    expect(page.get_by_text("For the tags refund:")).to_be_visible()
    expect(page.locator("header.md-header")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.locator(".desk-found-title").first.click()
    page.wait_for_url("**/sops/refunds/?panel=1&tags=refund")
    expect(page.locator("header.md-header")).to_be_hidden()
    assert window.errors == []


@pytest.mark.parametrize(
    "dress",
    [str.title, lambda tag: tag.upper().replace("-", "_"), lambda tag: f" {tag.replace('-', ' ')} "],
    ids=["title", "upper, underscores", "spaces"],
)
def test_a_tag_is_known_in_any_case(
    reader: Callable[..., Reader], site: Site, dress: Callable[[str], str]
) -> None:
    known = json.loads((site.folder / "suggest.json").read_text())["tags"]
    real = next(one for one in known if "-" in one)
    page = reader().open(f"suggest/?tags={quote(dress(real))}")
    expect(page.locator(".md-content__inner > .desk-found-list .desk-found-title")).to_have_count(
        len(known[real])
    )


def test_an_unknown_tag_says_so(reader: Callable[..., Reader]) -> None:
    window = reader()
    page = window.open("suggest/?tags=constructor,__proto__,nonsense")
    expect(page.get_by_text("No procedure has the tags constructor, __proto__, nonsense.")).to_be_visible()
    assert window.errors == []


def test_suggestions_are_for_machines_too(reader: Callable[..., Reader], site: Site) -> None:
    content = json.loads((site.folder / "suggest.json").read_text())
    assert content["tags"]["refund"] == ["refunds"]
    assert content["sops"]["refunds"]["url"] == "sops/refunds/"


def test_without_a_script_the_page_says_where_to_look(reader: Callable[..., Reader]) -> None:
    page = reader(java_script_enabled=False).open("search/")
    expect(page.get_by_text("Without JavaScript, look in the list of")).to_be_visible()
    page.get_by_role("link", name="all procedures").click()
    page.wait_for_url("**/reference/sops/")


SAID = "they were charged twice"
WORDS = ("charged", "twice")


def addresses(page: Page) -> list[str]:
    """Every address that the window holds or leads to."""
    links: list[str] = page.evaluate("[...document.links].map((link) => link.href)")
    return [page.url, *links]


def nothing_said(texts: list[str]) -> bool:
    return not [text for text in texts if any(word in text for word in WORDS)]


@pytest.mark.parametrize(
    ("came", "stays"),
    [
        ("search/?q=they+were+charged+twice", "search/"),
        ("search/?text=they%20were%20charged%20twice&panel=1", "search/?panel=1"),
        (
            "suggest/?panel=1&tags=refund%2Cbilling&text=they+were+charged+twice",
            "suggest/?panel=1&tags=refund%2Cbilling",
        ),
        ("search/?panel=1#text=they%20were%20charged%20twice", "search/?panel=1"),
        ("search/#ticket=12&text=they+were+charged+twice", "search/"),
    ],
)
def test_what_was_said_leaves_the_address_at_once_and_back_and_reload_know_it(
    reader: Callable[..., Reader], site: Site, came: str, stays: str
) -> None:
    page = reader().open(came)
    page.wait_for_url(site.url + stays)
    box = page.locator("article").get_by_role("searchbox")
    found = page.locator(".desk-open .desk-found-title")
    expect(found.first).to_be_visible()
    expect(box).to_have_value(SAID)
    asked: list[str] = []
    page.context.on("request", lambda one: asked.extend([one.url, one.headers.get("referer", "")]))
    assert nothing_said(addresses(page))
    page.reload()
    expect(box).to_have_value(SAID)
    expect(found.first).to_be_visible()
    found.first.click()
    page.wait_for_url("**/sops/**")
    assert nothing_said(addresses(page))
    page.go_back()
    page.wait_for_url(site.url + stays)
    expect(box).to_have_value(SAID)
    expect(found.first).to_be_visible()
    assert asked
    assert nothing_said(asked)


def test_the_panel_is_kept_from_search_to_hit_and_back(reader: Callable[..., Reader], site: Site) -> None:
    page = reader(width=400).open("suggest/?tags=refund&panel=1")
    box = page.locator("article").get_by_role("searchbox")
    box.fill(SAID)
    found = page.locator(".desk-open .desk-found-title")
    expect(found.first).to_be_visible()
    assert page.url == f"{site.url}suggest/?tags=refund&panel=1"
    box.press("Enter")
    page.wait_for_url("**/sops/*/?panel=1&tags=refund")
    expect(page.locator("header.md-header")).to_be_hidden()
    page.get_by_role("navigation", name="Panel").get_by_role("link", name="Search").click()
    page.wait_for_url(f"{site.url}search/?panel=1&tags=refund")
    expect(page.get_by_text("For the tags refund:")).to_be_visible()
    expect(box).to_have_value("")
    page.go_back()
    page.go_back()
    expect(box).to_have_value(SAID)
    expect(found.first).to_be_visible()
    with page.context.expect_page() as tab:
        found.first.click(modifiers=["Control"])
    assert tab.value.url.endswith("?panel=1&tags=refund")
    assert nothing_said([tab.value.url])


def test_the_next_ticket_may_come_in_the_fragment(reader: Callable[..., Reader], site: Site) -> None:
    """The help desk changes the frame's address; the page stays."""
    page = reader().open("suggest/?panel=1#text=charged+twice")
    box = page.locator("article").get_by_role("searchbox")
    expect(box).to_have_value("charged twice")
    page.evaluate("location.hash = 'text=forgot%20my%20password'")
    expect(box).to_have_value("forgot my password")
    expect(page.locator(".desk-found-title").first).to_contain_text("password")
    page.wait_for_url(f"{site.url}suggest/?panel=1")


def test_no_page_keeps_what_was_said_in_its_address(reader: Callable[..., Reader], site: Site) -> None:
    page = reader().open("sops/refunds/?text=charged+twice&panel=1#steps")
    page.wait_for_url(f"{site.url}sops/refunds/?panel=1#steps")


def test_enter_before_the_script_is_here_sends_no_word(reader: Callable[..., Reader], site: Site) -> None:
    page = reader(service_workers="block").page
    held: list[Route] = []
    page.route("**/assets/search/box.js", lambda route: held.append(route))
    with page.expect_request("**/assets/search/box.js"):
        page.goto(site.url, wait_until="commit")
    box = page.locator("article").get_by_role("searchbox")
    box.fill(SAID)
    box.press("Enter")
    assert page.url == site.url
    assert held
    for route in held:
        route.continue_()
    expect(page.locator(".desk-open .desk-found-title").first).to_be_visible()
    assert page.url == site.url


def test_a_missing_worker_is_told_and_the_page_searches(reader: Callable[..., Reader]) -> None:
    page = reader(service_workers="block").page
    page.route("**/search/worker.js", lambda route: route.fulfill(status=404))
    page.goto(f"{reader().site.url}search/?q=charged+twice")
    expect(page.locator(".desk-found-title").first).to_be_visible()
    expect(page.get_by_text("The search has no thread of its own here")).to_be_visible()


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("search/index.json", "its file index.json is missing (404)."),
        ("assets/search/listener.js", "a script of it is missing."),
    ],
)
def test_a_file_that_the_search_needs_is_named(
    reader: Callable[..., Reader], site: Site, file: str, told: str
) -> None:
    page = reader(service_workers="block").page
    page.route(f"**/{file}", lambda route: route.fulfill(status=404))
    page.goto(f"{site.url}search/?panel=1&q=charged+twice")
    expect(page.get_by_role("status")).to_contain_text(f"The search cannot be read right now: {told}")
    page.get_by_role("link", name="Look on the first page").click()
    page.wait_for_url(f"{site.url}?panel=1")


@pytest.mark.parametrize("body", [None, "<!doctype html>"], ids=["missing", "another file"])
@pytest.mark.parametrize("file", ["words.bin", "d/*.json"])
def test_without_a_part_it_finds_what_it_can_and_says_so(
    reader: Callable[..., Reader], site: Site, file: str, body: str | None
) -> None:
    page = reader(service_workers="block").page
    page.route(f"**/search/{file}", lambda route: route.fulfill(status=200 if body else 404, body=body or ""))
    page.goto(f"{site.url}search/?q=charged+twice")
    expect(page.locator(".desk-found-title").first).to_be_visible()
    expect(page.get_by_text("A part of the search is missing (")).to_be_visible()
    page.unroute(f"**/search/{file}")
    page.locator("article").get_by_role("searchbox").fill("charged twice on my card")
    expect(page.get_by_text("A part of the search is missing (")).to_have_count(0)


class Open(http.server.SimpleHTTPRequestHandler):
    """A host that lets frames without an origin read it."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


def test_in_a_frame_without_an_origin_the_page_itself_searches(
    reader: Callable[..., Reader], site: Site
) -> None:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Open, directory=str(site.folder.parent))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        page = reader().page
        framed = f"http://127.0.0.1:{server.server_port}/current/search/?panel=1&q=charged+twice"
        (site.folder.parent / "desk.html").write_text(
            f'<iframe sandbox="allow-scripts" src="{framed}" width="600" height="600"></iframe>'
        )
        page.goto(f"http://{site.host}/desk.html")
        frame = page.frame_locator("iframe")
        expect(frame.locator(".desk-found-title").first).to_be_visible()
        expect(frame.get_by_text("The search has no thread of its own here")).to_be_visible()
        expect(frame.locator(".desk-found-title").first).to_have_attribute("href", re.compile(r"\?panel=1$"))
        frame.get_by_role("searchbox").fill("forgot my password")
        expect(frame.locator(".desk-found-title").first).to_contain_text("password")
    finally:
        server.shutdown()
        server.server_close()


def test_the_site_reads_and_searches_offline(reader: Callable[..., Reader]) -> None:
    window = reader()
    page = window.open("")
    page.evaluate(
        """() => new Promise((done) => {
          navigator.serviceWorker.addEventListener("message", ({ data }) => data.ready && done());
          navigator.serviceWorker.ready.then(({ active }) => active.postMessage("fill"));
        })"""
    )
    page.context.set_offline(True)
    page.goto(window.site.url + "sops/password-reset/")
    expect(page.locator("h1")).to_contain_text("password")
    page.goto(window.site.url + "search/?q=forgot%20my%20password")
    expect(page.locator(".desk-found-title").first).to_be_visible()
