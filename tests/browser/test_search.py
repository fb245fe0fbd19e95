"""The search as an agent uses it: by mouse, by keyboard, narrow, offline, and equal to Python's."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from playwright.sync_api import expect

from deskbook import app
from deskbook.search import pack
from deskbook.search.answers import Search
from deskbook.search.documents import documents
from deskbook.search.index import build
from deskbook.search.rank import Ranker
from deskbook.search.settings import SETTINGS
from deskbook.search.table import shipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Reader, Site

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
    typos = [query[:-2] + query[-1] + query[-2] for query in QUERIES]
    asked = [*QUERIES, *typos, "Zendesk", "P1 sla", "naïve café", "x" * 300]
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
    page.wait_for_url("**/sops/refunds/?panel=1")
    expect(page.locator("header.md-header")).to_be_hidden()
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
