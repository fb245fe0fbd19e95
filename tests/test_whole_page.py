"""What would only repeat a page's own id is put in, once, where readers look for it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbook import app
from deskbook.library.model import Page
from deskbook.read.outline import outline

TODAY = dt.date(2026, 11, 22)
FRONT = """---
title: Refund a charge
summary: When a customer was charged twice.
area: money
owner: finance
scope: Any charge.
audience: [finance]
channels: [email]
reviewed: 2026-11-20
review_date: 2027-02-18
cadence: quarterly
state: active
history: [{date: 2026-11-20, by: finance, change: Read it, why: It was due}]
"""
MEASURES = "measures: [csat]\n"
RELATED = "related: [returns]\n"
BODY = "When it happens, pay.\n\n## Use this when\n\n- Twice.\n\n## Steps\n\n1. Pay. {: #pay }\n"


def page(body: str, fields: str = "") -> Page:
    found = app.open_files({"docs/sops/refunds.md": f"{FRONT}{fields}---\n{body}"}, TODAY)
    sop = found.sop("refunds")
    assert sop is not None
    assert sop.meta is not None, found.problems
    return sop


def test_a_page_gets_all_that_its_front_matter_says() -> None:
    found = page(BODY, MEASURES + RELATED)
    assert found.whole == (
        '\nWhen it happens, pay.\n\n{{ sop("refunds") }}\n\n## Use this when\n\n- Twice.\n\n'
        '{{ not_for("refunds") }}\n\n## Steps\n\n1. Pay. {: #pay }\n\n'
        '## Measures\n\n{{ measures("refunds") }}\n\n## Related\n\n{{ related("refunds") }}\n\n'
        '## History\n\n{{ history("refunds") }}\n'
    )
    assert found.body == f"\n{BODY}"
    last = found.outline.steps[-1].line
    assert [(one.anchor, one.line) for one in found.outline.headings][-3:] == [
        ("measures", last),
        ("related", last),
        ("history", last),
    ]


def test_a_section_that_would_be_empty_is_not_there() -> None:
    assert [one.text for one in page(BODY).outline.headings] == ["Use this when", "Steps", "History"]


def test_a_page_that_another_record_names_has_something_related() -> None:
    reply = "title: Sent\nsops: [refunds]\nwhen: Always.\ndo: [x]\ndont: [y]\nchannels: [email]\nowner: finance\nreviewed: 2026-11-20\n"
    named = {"sop_data/reply/sent.yml": f"{reply}review_date: 2027-02-18\ncadence: quarterly\nbody: Hello.\n"}
    library = app.open_files({"docs/sops/refunds.md": f"{FRONT}---\n{BODY}", **named}, TODAY)
    assert not library.problems
    sop = library.sop("refunds")
    assert sop is not None
    assert sop.outline.has("Related")


@pytest.mark.parametrize(
    ("leave_out", "gone"),
    [
        ("facts", "{{ sop("),
        ("not_for", "not_for"),
        ("measures", "easures"),
        ("related", "elated"),
        ("history", "istory"),
    ],
)
def test_front_matter_says_what_is_left_out(leave_out: str, gone: str) -> None:
    fields = MEASURES + RELATED
    assert gone in page(BODY, fields).whole
    assert gone not in page(BODY, f"{fields}leave_out: [{leave_out}]\n").whole


def test_a_page_that_calls_its_blocks_itself_is_left_as_it_is() -> None:
    body = page(BODY, MEASURES + RELATED).whole
    assert page(body, MEASURES + RELATED).whole == f"\n{body}"


def test_a_section_with_words_of_its_own_gets_the_block_below_them() -> None:
    body = f"{BODY}\n## measures\n\nRead them each week.\n\n## History\n\nSince 2020.\n"
    found = page(body, MEASURES + RELATED)
    assert found.whole.endswith(
        '## measures\n\nRead them each week.\n\n{{ measures("refunds") }}\n\n## Related\n\n{{ related("refunds") }}\n\n'
        '## History\n\nSince 2020.\n\n{{ history("refunds") }}\n'
    )


def test_a_call_of_another_page_does_not_stand_for_the_own() -> None:
    assert page(f'{BODY}\n{{{{ history("returns") }}}}\n').whole.count("{{ history(") == 2


def test_a_click_path_gets_its_facts() -> None:
    front = FRONT.replace("area: money\nscope: Any charge.\n", "").replace("area: money\n", "")
    front = front.replace("scope: Any charge.\n", "access: A login.\ntime_on_task: Short\n").replace(
        "channels: [email]\n", "tools: [stripe]\nsops: [refunds]\n"
    )
    library = app.open_files({"docs/playbooks/pay.md": f"{front}---\n{BODY}"}, TODAY)
    assert not library.problems
    path = library.page("playbook", "pay")
    assert path is not None
    assert path.whole.replace('{{ playbook("pay") }}\n\n', "") == path.body
    assert path.whole.index("{{ playbook(") < path.whole.index("## Use this when")


PIECES = st.sampled_from(
    [
        "Some words.\n",
        "## Use this when\n",
        "## Steps\n",
        "### Measures\n",
        "## Measures\n",
        "## History\n",
        "Related\n-------\n",
        "1. Do it. {: #history }\n",
        "- An item\n",
        "> ## Related\n",
        "    ## Measures\n",
        '{{ related("refunds") }}\n',
        '{{ measures("returns") }}\n',
        "| a |\n| --- |\n| b |\n",
        "\n",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_outline_of_a_whole_page_is_that_of_its_text(body: str) -> None:
    found = page(f"{body}\n", MEASURES + RELATED)
    read = outline(found.whole, 1)
    assert [(one.level, one.text, one.inside) for one in found.outline.headings] == [
        (one.level, one.text, one.inside) for one in read.headings
    ]
    assert [one.source for one in found.outline.calls] == [one.source for one in read.calls]
    assert found.outline.words == read.words
    last = found.body_line + found.body.count("\n")
    assert all(found.body_line <= one.line <= last for one in found.outline.headings)
    for block in ("sop", "not_for", "measures", "related", "history"):
        assert sum(one.name == block and one.argument == "refunds" for one in read.calls) >= 1
