"""Every block and view: stored results, sound structure, hostile text, missing records, and what each says."""

from __future__ import annotations

import base64
import datetime as dt
import os
import re
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from deskbook import app
from deskbook.discover import modules
from deskbook.errors import DeskbookError
from deskbook.html import elements, links, rendering
from deskbook.library.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskbook.library.model import Library

HERE = Path(__file__).parent / "blocks"
TODAY = dt.date(2026, 11, 22)
UPDATE = bool(os.environ.get("DESKBOOK_UPDATE"))
BLOCKS = dict(rendering.blocks())
VIEWS = sorted(rendering.views())
INLINE = {name for name in BLOCKS if rendering.is_inline(name)}
PHRASING = {"a", "abbr", "span", "code", "strong", "time", "desk-review"}


@pytest.fixture(scope="module")
def library() -> Library:
    return app.open_folder(HERE / "project", TODAY)


def calls(library: Library) -> list[tuple[str, str]]:
    """Every block with every record that it can show, and every view."""
    found = [
        (name, id) for name, block in BLOCKS.items() for id in sorted(library.records.get(block.kind, {}))
    ]
    found = [(name, "name" if name in library.alone else id) for name, id in found]
    return found + [("view", name) for name in VIEWS]


CALLS = calls(app.open_folder(HERE / "project", TODAY))


def html(element: Element) -> str:
    return tostring(element, encoding="unicode").rstrip("\n") + "\n"


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def ids(element: Element) -> list[str]:
    return [one.attrib["id"] for one in element.iter() if "id" in one.attrib]


def test_the_project_is_sound_and_shows_every_block(library: Library) -> None:
    assert list(library.problems) == []
    assert {kind for kind, _ in CALLS} == {*BLOCKS, "view"}


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_stored_result(name: str, library: Library) -> None:
    """`DESKBOOK_UPDATE=1 pytest tests/test_blocks.py` stores what the blocks now render."""
    shown = "".join(html(app.render(library, name, id)) for kind, id in CALLS if kind == name)
    stored = HERE / "golden" / f"{name}.html"
    if UPDATE:
        stored.write_text(shown)
    assert shown == stored.read_text()


@pytest.mark.parametrize(("kind", "id"), CALLS)
def test_structure(kind: str, id: str, library: Library) -> None:
    element = app.render(library, kind, id)
    assert html(fromstring(html(element))) == html(element)
    assert [one for one, times in Counter(ids(element)).items() if times > 1] == []
    if kind in INLINE:
        assert {one.tag for one in element.iter()} <= PHRASING
    for one in element.iter():
        assert "style" not in one.attrib, "the pages' policy allows no style of an element's own"
        if one is not element and one.tag in elements._LINES:
            assert (one.tail or "").startswith("\n"), f"words are glued behind {html(one)}"
        if one.tag == "input":
            assert one.get("type") in {"checkbox", "radio", "text"}
        if one.get("class") == "desk-bar":
            assert one.tag == "svg"
            assert all(re.fullmatch(r"\d+(\.\d+)?%", part.get("width", "0%")) for part in one)
            assert one.get("aria-hidden") == "true"
            assert not words(one)
    parents = {child: parent for parent in element.iter() for child in parent}
    for one in element.iter("input"):
        assert parents[one].tag == "label"


@pytest.mark.parametrize(("kind", "id"), CALLS)
def test_tables(kind: str, id: str, library: Library) -> None:
    for table in app.render(library, kind, id).iter("table"):
        assert table[0].tag == "caption"
        assert words(table[0])
        heads = table.findall("thead/tr/th")
        assert all(head.get("scope") == "col" and words(head) for head in heads)
        for row in table.findall("tbody/tr"):
            assert row[0].tag == "th"
            assert row[0].get("scope") == "row"
            assert [cell.get("data-label") for cell in row[1:]] == [words(head) for head in heads[1:]]
            assert all(words(cell) for cell in row)


def test_captions_of_a_page_differ(library: Library) -> None:
    for name in VIEWS:
        captions = [words(one) for one in app.render(library, "view", name).iter("caption")]
        assert len(captions) == len(set(captions)), name


@pytest.mark.parametrize(("kind", "id"), CALLS)
def test_links_lead_somewhere(kind: str, id: str, library: Library) -> None:
    """A page of the project that calls the block, and on it an id or a heading of that name."""
    element = app.render(library, kind, id)
    for one in element.iter("a"):
        href = one.attrib["href"]
        assert words(one)
        if href.startswith("#"):
            assert href[1:] in ids(element)
            continue
        path, _, anchor = href.partition("#")
        page = library.pages[f"docs{path}"]
        if anchor:
            outline = page.outline
            known = [heading.anchor for heading in outline.headings] + [step.anchor for step in outline.steps]
            for call in outline.calls:
                known += ids(app.render(library, str(call.name), call.argument))
            assert anchor in known, href


# --- text is text ---------------------------------------------------------------------------------

HOSTILE = (
    "<script>alert(1)</script> </pre></td> {{ 7*7 }} {% x %} **b** _i_ `c` [l](javascript:x) &amp; "
    "\"q\" 'a' | ![](x) <b onmouseover=alert(1)>\n{: onclick=alert(2) .evil }"
)
INLINE_HOSTILE = HOSTILE.replace("\n", " ")


def leaves(value: Any, loc: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*loc, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, (*loc, index))
    else:
        yield loc, value


def put(value: Any, loc: tuple[Any, ...], new: Any) -> Any:
    if not loc:
        return new
    if isinstance(value, dict):
        return {key: put(item, loc[1:], new) if key == loc[0] else item for key, item in value.items()}
    return [put(item, loc[1:], new) if index == loc[0] else item for index, item in enumerate(value)]


def poisoned(record: Record[Any], text: str) -> Record[Any]:
    """The record with the text in every field that takes it."""
    data = record.doc.data
    for loc, old in leaves(data):
        if isinstance(old, str):
            changed = put(data, loc, f"{old} {text}")
            try:
                type(record.data).model_validate(changed)
            except ValueError:
                continue
            data = changed
    assert data != record.doc.data or record.kind in {"figure"}, f"no text field in {record.kind}"
    return replace(record, data=type(record.data).model_validate(data), doc=replace(record.doc, data=data))


@pytest.fixture(scope="module")
def hostile(library: Library) -> Library:
    def one(record: Record[Any]) -> Record[Any]:
        return poisoned(record, INLINE_HOSTILE if record.kind == "figure" else HOSTILE)

    records = {kind: {id: one(record) for id, record in of.items()} for kind, of in library.records.items()}
    pages = {
        path: replace(
            page, meta=records[page.kind][page.id] if page.meta and page.kind in records else page.meta
        )
        for path, page in library.pages.items()
    }
    return replace(library, records=records, pages=pages)


EMPTY = {("measures", "identity"), ("not_for", "identity")}
"""Blocks that have nothing to show of these records."""

WORDS_DECIDE = {("view", "asks")}
"""What they show follows from the words, so hostile words make another list."""

TAGS = {
    *[
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "code",
        "dd",
        "desk-calculator",
        "desk-checklist",
        "desk-clock",
        "desk-form",
        "desk-path",
        "desk-progress",
        "desk-quiz",
        "desk-reply",
    ],
    *[
        "desk-review",
        "desk-ticket-bar",
        "desk-tree",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "fieldset",
        "h2",
        "h3",
        "input",
        "label",
        "legend",
        "li",
        "ol",
        "p",
        "pre",
        "section",
    ],
    *["line", "rect", "svg"],
    *["span", "strong", "summary", "table", "tbody", "td", "textarea", "th", "thead", "time", "tr", "ul"],
}
ATTRS = re.compile(
    r"(id|class|href|title|width|height|x1|x2|y1|y2|scope|type|name|value|rows|autocomplete|due|reviewed|waived|state|datetime"
    r"|aria-hidden|data-[a-z-]+)"
)


@pytest.mark.parametrize(("kind", "id"), CALLS)
def test_hostile_text_stays_text(kind: str, id: str, hostile: Library, library: Library) -> None:
    element = app.render(hostile, kind, id)
    plain = app.render(library, kind, id)
    for one in element.iter():
        assert one.tag in TAGS
        assert all(ATTRS.fullmatch(name) for name in one.attrib), one.attrib
        assert one.get("href", "/").startswith(("/", "#"))
        for text in (one.text, one.tail):
            assert text is None or isinstance(text, elements.AtomicString)
    extra = [one.tag for one in element.iter() if one.tag != "br"]
    assert (kind, id) in WORDS_DECIDE or extra == [one.tag for one in plain.iter() if one.tag != "br"]
    if kind != "view" and (kind, id) not in EMPTY:
        shown = ["".join(element.itertext()), *(one.get("title", "") for one in element.iter())]
        assert any("<script>alert(1)</script>" in text for text in shown) or kind == "figure"


class Macros:
    """As much of the macros plugin as `define_env` needs."""

    def __init__(self) -> None:
        self.known: dict[str, Any] = {}

    def macro(self, function: Any, name: str) -> None:
        self.known[name] = function


def built(library: Library, monkeypatch: pytest.MonkeyPatch, *found: tuple[str, str]) -> str:
    """The HTML that Python-Markdown makes of a page that calls these blocks."""
    import markdown

    from deskbook.pages import macros, session

    monkeypatch.setattr(app, "open_folder", lambda root, today=None: library)
    env = Macros()
    env.project_dir = str(HERE / "project")  # type: ignore[attr-defined]
    macros.define_env(env)
    assert session.library() is library
    body = "\n\n".join(f"Text {env.known[kind](id)} text." for kind, id in found)
    extensions = "abbr admonition attr_list def_list md_in_html sane_lists tables toc pymdownx.superfences"
    page = markdown.markdown(body, extensions=[*extensions.split(), "deskbook.pages.extension"])
    session._rendered.cache_clear()
    return page


def test_hostile_text_stays_text_in_a_page(hostile: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    page = built(hostile, monkeypatch, *CALLS)
    whole = fromstring(f"<div>{page}</div>")
    allowed = {*TAGS, "em", "sup"}
    for one in whole.iter():
        assert one.tag in allowed, one.tag
        assert all(ATTRS.fullmatch(name) for name in one.attrib), one.attrib
        assert "evil" not in one.get("class", "")
        assert one.get("href", "/").startswith(("/", "#"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7*7 }}" in page
    assert "**b**" in page


def test_ids_of_a_page_with_everything_are_unique(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    page = built(library, monkeypatch, *CALLS, *CALLS[:40])
    times = Counter(ids(fromstring(f"<div>{page}</div>")))
    assert [id for id, number in times.items() if number > 1] == []


def test_nothing_is_missed_when_records_are_missing(library: Library) -> None:
    """A block alone in its library shows ids in place of titles, and no link to a page that is not there."""
    for kind, of in library.records.items():
        alone = replace(library, records={kind: of}, pages={})
        for name, id in CALLS:
            if name == "view" or BLOCKS[name].kind == kind:
                element = app.render(alone, name, id)
                hrefs = [one.attrib["href"] for one in element.iter("a")]
                assert [href for href in hrefs if not href.startswith("#")] == [], (name, id)


# --- what blocks say ------------------------------------------------------------------------------


def test_a_mention_is_a_link_where_a_page_lists_the_record(library: Library) -> None:
    assert html(app.render(library, "role", "tier-2")) == (
        '<a href="/reference/roles.md#role-tier-2" class="desk-role" data-role="tier-2">Technical specialist</a>\n'
    )
    bare = replace(library, pages={})
    assert html(app.render(bare, "role", "tier-2")).startswith('<span class="desk-role"')


def test_places_prefer_the_sop_that_shows_a_block(library: Library) -> None:
    assert links.url(library, "reply", "refund-sent") == "/sops/refunds.md#reply-refund-sent"
    assert links.url(library, "reply", "unused") == "/decide/replies.md#reply-unused"
    assert links.url(library, "decision_tree", "identity") == "/decide/trees.md#tree-identity"
    assert links.url(library, "step", "refunds#process") == "/sops/refunds.md#process"
    assert links.url(library, "step", "nowhere#process") is None
    assert links.title(library, "step", "refunds#process") == "Authorise a refund, step 2"


def test_a_slot_shows_its_label_and_keeps_the_line_breaks(library: Library) -> None:
    reply = app.render(library, "reply", "refund-sent")
    letter = next(reply.iter("pre"))
    assert "".join(letter.itertext()).splitlines()[:3] == [
        "Hi [first name],",
        "",
        "we have sent you [amount].",
    ]
    slots = [one.attrib["data-slot"] for one in reply.iter("span") if one.get("class") == "desk-slot"]
    assert slots == ["order.number", "ticket.requester.first_name", "refund.amount", "agent.first_name"]
    assert "[order.number]" in words(reply)


def test_a_tree_holds_each_question_and_outcome_once(library: Library) -> None:
    tree = app.render(library, "decision_tree", "refund")
    data = library.records["decision_tree"]["refund"].data
    nodes = [one.attrib["data-node"] for one in tree.iter() if "data-node" in one.attrib]
    ends = [one.attrib["data-outcome"] for one in tree.iter() if "data-outcome" in one.attrib]
    assert sorted(nodes) == sorted(data.nodes)
    assert sorted(ends) == sorted(data.outcomes)
    answers = [one for one in tree.iter() if "data-go" in one.attrib]
    assert len(answers) == sum(len(node.answers) for node in data.nodes.values())
    credit = next(one for one in answers if one.attrib["data-go"] == "credit")
    assert (credit.attrib["data-above"], credit.attrib["data-at-most"]) == ("14", "30")
    assert words(credit).startswith("From 15 to 30 days Outcome: Credit in part")


def test_a_long_chain_stays_flat() -> None:
    """Thirty questions one after the other indent no deeper than one."""
    facts = {
        f"sop_data/fact/f{number}.yml": f"title: F{number}\nask: F{number}?\ntype: boolean\n"
        for number in range(30)
    }
    nodes = "".join(
        f"  n{number}: {{ask: Is it {number}?, fact: f{number}, answers: "
        f"[{{is: true, go: end}}, {{is: false, go: {f'n{number + 1}' if number < 29 else 'end'}}}]}}\n"
        for number in range(30)
    )
    tree = (
        f"title: Long\nsop: x\nfacts: [{', '.join(f'f{number}' for number in range(30))}]\nstart: n0\n"
        f"nodes:\n{nodes}outcomes:\n  end: {{title: End, owner: tier-1}}\n"
    )
    library = app.open_files({**facts, "sop_data/decision_tree/long.yml": tree}, TODAY)
    element = app.render(library, "decision_tree", "long")
    assert len([one for one in element.iter() if one.get("class") == "desk-node"]) == 30
    assert len([one for one in element.iter("ul") if one.get("class") == "desk-nodes"]) == 1
    assert "Go to question 30" in words(element)


def test_a_broken_tree_is_drawn_as_far_as_it_goes() -> None:
    tree = (
        "title: T\nsop: x\nfacts: [f]\nstart: nowhere\nnodes:\n"
        "  a: {ask: A?, fact: f, answers: [{is: true, go: a}, {is: false, go: gone}]}\n"
        "outcomes:\n  end: {title: End}\n"
    )
    library = app.open_files({"sop_data/decision_tree/t.yml": tree}, TODAY)
    said = words(app.render(library, "decision_tree", "t"))
    assert "Questions that no answer leads to" in said
    assert "Leads to 'gone', which does not exist." in said


def test_service_levels_work_out_the_warning(library: Library) -> None:
    rows = [[words(cell) for cell in row] for row in app.render(library, "sla", "plan").iter("tr")]
    assert rows[0] == ["Plan", "First response", "Warning after", "Update every", "Note"]
    assert rows[1][:3] == ["Free", "within 8 working hours", "6 working hours 24 minutes"]
    assert rows[2][:4] == ["Enterprise", "within 15 minutes", "12 minutes", "1 hour"]


def test_benchmarks_say_the_distance_with_its_sign(library: Library) -> None:
    said = words(app.render(library, "benchmark", "channels"))
    assert "50 seconds: +20 seconds, slower than the target" in said
    assert "89%: −2 points, below the benchmark" in said
    assert "3 hours: −1 hour, faster than the target" in said
    assert "82%: on the benchmark" in said


def test_unmeasured_benchmarks_claim_nothing() -> None:
    record = "title: B\nsource: S\nchannels:\n  - {channel: phone, response: 30 seconds, satisfaction: 91}\n"
    library = app.open_files({"sop_data/benchmark/b.yml": record}, TODAY)
    heads = [words(one) for one in app.render(library, "benchmark", "b").iter("th")]
    assert heads == ["Channel", "Response target", "Satisfaction to reach", "phone"]


def test_results_of_others_are_named_as_such(library: Library) -> None:
    case = app.render(library, "case", "telecom")
    assert words(next(case.iter("caption"))) == (
        "A phone company: reported by others (Zenit), not our own results"
    )
    changes = [words(row[3]) for row in case.iter("tr")][1:]
    assert changes == ["−25%", "+15 points", "60% fewer in two months"]


def test_related_goes_both_ways(library: Library) -> None:
    assert "Verify an identity" in words(app.render(library, "related", "refunds"))
    back = words(app.render(library, "related", "identity"))
    assert "Authorise a refund" in back
    assert "Verify an identity" not in back
    assert "Refund a part in Stripe" in words(app.render(library, "related", "refunds"))


def test_related_says_when_there_is_nothing(library: Library) -> None:
    alone = {kind: of for kind, of in library.records.items() if kind in ("sop", "role")}
    record = replace(
        library.records["sop"]["identity"],
        data=library.records["sop"]["identity"].data.model_copy(update={"related": []}),
    )
    bare = replace(library, records={**alone, "sop": {"identity": record}})
    assert words(app.render(bare, "related", "identity")) == "Nothing belongs to this page yet."


def test_history_folds_what_is_old(library: Library) -> None:
    open_, folded = list(app.render(library, "history", "refunds").iter("table"))
    assert len(open_.findall("tbody/tr")) == 5
    assert [words(row) for row in folded.findall("tbody/tr")] == [
        "20 June 2026 One Because read again Finance specialist"
    ]
    assert not list(app.render(library, "history", "identity").iter("details"))


def test_not_for_links_to_the_page_to_use(library: Library) -> None:
    block = app.render(library, "not_for", "refunds")
    assert words(block) == "Not this A gift card The account may be stolen: see Verify an identity."
    assert [one.attrib["href"] for one in block.iter("a")] == ["/sops/identity.md"]


@pytest.mark.parametrize(
    ("today", "kind", "words_"),
    [
        (dt.date(2026, 11, 22), "ok", "up to date"),
        (dt.date(2027, 2, 10), "soon", "review due soon"),
        (dt.date(2027, 2, 19), "overdue", "review overdue"),
    ],
)
def test_review_badges_follow_the_day(today: dt.date, kind: str, words_: str) -> None:
    library = app.open_folder(HERE / "project", today)
    badge = next(app.render(library, "sop", "refunds").iter("desk-review"))
    assert (badge.attrib["class"], words(badge)) == (f"desk-badge desk-badge-{kind}", words_)
    assert (badge.attrib["due"], badge.attrib["reviewed"]) == ("2027-02-18", "2026-11-20")


def test_a_waiver_shows_on_the_page(library: Library) -> None:
    said = words(app.render(library, "sop", "identity"))
    assert (
        "Waived until 1 December 2026, approved by Head of customer service: The owner is on leave." in said
    )
    later = app.open_folder(HERE / "project", dt.date(2026, 12, 2))
    badge = next(app.render(later, "sop", "identity").iter("desk-review"))
    assert words(badge) == "review overdue"
    assert "waived" not in badge.attrib


def test_a_draft_says_not_to_follow_it(library: Library) -> None:
    assert "Draft. Do not follow this page yet." in words(app.render(library, "playbook", "partial-refund"))
    assert "Draft" not in words(app.render(library, "sop", "refunds"))


def test_a_trigger_shows_on_the_page() -> None:
    library = app.open_folder(HERE / "project", dt.date(2026, 11, 1))
    record = library.records["sop"]["identity"]
    trigger = record.data.triggers[0].model_copy(update={"date": dt.date(2026, 10, 30)})
    data = record.data.model_copy(update={"triggers": [trigger]})
    block = BLOCKS["sop"].module.render(replace(record, data=data), library)
    assert next(block.iter("desk-review")).attrib["state"] == "triggered"
    assert "Review due at once: tool changed on 2026-10-30: The code is sent by mail now." in words(block)


def test_holidays_that_have_passed_are_left_out(library: Library) -> None:
    said = words(app.render(library, "hours", "office"))
    assert "25 December 2026: Christmas" in said
    assert "May Day" not in said
    assert "Wednesday closed" in said


def test_checklists_say_in_words_what_is_required(library: Library) -> None:
    items = [one for one in app.render(library, "checklist", "handoff").iter() if "data-item" in one.attrib]
    needs = {one.attrib["data-item"]: ("data-required" in one.attrib, words(one)) for one in items}
    assert needs["account"] == (True, "Account number (required)")
    assert needs["calm"][0] is False
    assert "(optional)" in needs["calm"][1]


def test_priority_levels_link_to_their_meaning(library: Library) -> None:
    block = app.render(library, "priority", "ticket")
    rows = [[words(cell) for cell in row] for row in next(block.iter("tbody"))]
    assert rows == [["One user", "P4", "P3"], ["Many users", "P2", "P1"]]
    assert "priority-ticket-p1" in ids(block)


def test_a_practice_ticket_folds_its_answer(library: Library) -> None:
    card = app.render(library, "ticket", "refund-late")
    answer = next(card.iter("details"))
    assert "Credit in part" in words(answer)
    assert "open" not in answer.attrib
    card.remove(answer)
    assert "Credit in part" not in words(card)
    assert "Reason Not happy Days since the purchase 21 days" in words(card)


# --- the quiz -------------------------------------------------------------------------------------


def unscramble(text: str, salt: str, name: str) -> str | None:
    """What the browser does, written anew from the words of the block's docstring."""
    data = base64.b64decode(text)
    key = b""
    for number in count():
        if len(key) >= len(data):
            break
        key += sha256(f"{salt}:{number}:{name}".encode()).digest()
    try:
        return bytes(a ^ b for a, b in zip(data, key, strict=False)).decode()
    except UnicodeDecodeError:
        return None


def test_a_quiz_hides_its_answers_and_knows_the_right_one(library: Library) -> None:
    quiz = app.render(library, "quiz", "refunds")
    question = next(quiz.iter("fieldset"))
    salt, right = question.attrib["data-salt"], question.attrib["data-right"]
    options = [one.attrib["value"] for one in question.iter("input")]
    assert [one for one in options if sha256(f"{salt}:{one}".encode()).hexdigest() == right] == [
        "refunds/window/fortnight"
    ]
    feedback = question.attrib["data-feedback"]
    assert unscramble(feedback, salt, "refunds/window/fortnight") == "Two weeks it is; later it is a credit."
    assert unscramble(feedback, salt, "refunds/window/week") != "Two weeks it is; later it is a credit."
    assert "Two weeks it is" not in html(quiz)
    assert "checked" not in html(quiz)
    fields = [one.attrib for one in question.iter() if one.tag in ("p", "label", "input")]
    assert len({tuple(sorted(set(one) - {"value"})) for one in fields if "value" in one}) == 1


# --- views ----------------------------------------------------------------------------------------


def test_home_cases_link_what_customers_ask_for(library: Library) -> None:
    view = app.render(library, "view", "home-cases")
    assert [(one.attrib["href"], words(one)) for one in view.iter("a")] == [
        ("/sops/refunds.md", "They want their money back")
    ]


def test_tiers_stand_from_the_first_upwards(library: Library) -> None:
    view = app.render(library, "view", "by-tier")
    assert [words(one) for one in view.iter("h2")] == ["Support agent", "Technical specialist"]
    assert "shadow mode until 4 December 2026" in words(view)


def test_products_that_are_not_named_mean_every_product(library: Library) -> None:
    view = app.render(library, "view", "by-product")
    assert [words(one) for one in view.iter("h2")] == ["Larkfield Shop", "Every product"]


def test_reviews_stand_by_owner_and_date(library: Library) -> None:
    view = app.render(library, "view", "reviews")
    assert [words(one) for one in view.iter("h2")] == [
        "Due now or soon",
        "Finance specialist",
        "Head of customer service",
        "Waivers",
    ]
    pressing = next(view.iter("tbody"))
    assert [words(row[0]) for row in pressing] == ["We heard you", "Verify an identity", "Refund sent"]
    assert "As of 22 November 2026." in words(view)


def test_reviews_say_when_nothing_is_due() -> None:
    library = app.open_folder(HERE / "project", dt.date(2026, 9, 2))
    assert "Nothing is due in the next two weeks." in words(app.render(library, "view", "reviews"))


def test_replies_say_where_they_are_used(library: Library) -> None:
    view = words(app.render(library, "view", "replies"))
    assert "Used in Authorise a refund" in view
    assert "No page uses this reply yet." in view


def test_figures_say_where_they_stand(library: Library) -> None:
    rows = {
        words(row[0]): words(row[4]) for row in next(app.render(library, "view", "figures").iter("tbody"))
    }
    assert rows == {
        "Answer on the phone": "data",
        "Days in which a refund is full": "Authorise a refund, data",
    }


def test_the_reference_of_checks_lists_each_once(library: Library) -> None:
    view = app.render(library, "view", "checks")
    codes = [words(one).partition(":")[0] for one in view.iter("h2")]
    assert codes == sorted(name.partition("_")[0].upper() for name in modules("deskbook.rules"))


def test_the_reference_of_blocks_lists_each_with_its_call(library: Library) -> None:
    rows = [
        [words(cell) for cell in row] for row in next(app.render(library, "view", "blocks").iter("tbody"))
    ]
    assert {row[0] for row in rows} == set(BLOCKS)
    assert {row[0] for row in rows if row[2] == "in a sentence"} == INLINE
    calls_ = {row[0]: (row[3], row[4]) for row in rows}
    assert calls_["not_for"] == ('{{ not_for("identity") }}', "docs/sops/")
    assert calls_["reply"] == ('{{ reply("refund-sent") }}', "sop_data/reply/")


def test_tickets_to_practise_are_cards(library: Library) -> None:
    view = app.render(library, "view", "tickets")
    assert "ticket-refund-late" in [one.get("id") for one in view.iter("div")]
    assert [words(row[0]) for row in next(view.iter("tbody"))] == ["Charged twice"]


def test_a_broken_record_is_told_from_an_unknown_one() -> None:
    files = {
        "sop_data/term/sla.yml": "title: SLA\nmeanin: A promise\n",
        "docs/sops/refunds.md": "---\ntitle: [\n---\n",
    }
    library = app.open_files(files, TODAY)
    with pytest.raises(
        DeskbookError, match=r"^term: term 'sla' is broken: sop_data/term/sla\.yml:\d+.* SOP003 "
    ):
        app.render(library, "term", "sla")
    with pytest.raises(DeskbookError, match=r"^sop: sop 'refunds' is broken: docs/sops/refunds\.md:\d+"):
        app.render(library, "sop", "refunds")
    with pytest.raises(DeskbookError, match=r"^term: unknown term 'slo'; did you mean 'sla'\?$"):
        app.render(library, "term", "slo")
