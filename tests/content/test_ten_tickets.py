"""A new agent finds the right step of ten tickets with one search each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from deskbook.search.answers import Search

if TYPE_CHECKING:
    from deskbook.library.model import Library

TICKETS = yaml.safe_load(Path(__file__).with_name("ten-tickets.yml").read_text("utf-8"))
MOST_CLICKS = 3


def test_there_are_ten_of_many_kinds() -> None:
    assert len(TICKETS) == 10
    assert len({ticket["sop"] for ticket in TICKETS}) >= 8
    assert all(0 < len(ticket["clicks"]) <= MOST_CLICKS for ticket in TICKETS)


@pytest.mark.parametrize("ticket", TICKETS, ids=lambda ticket: f"{ticket['sop']}-{ticket['step']}")
def test_one_search_finds_the_step(library: Library, ticket: dict[str, str]) -> None:
    page = library.sop(ticket["sop"])
    assert page is not None
    assert ticket["step"] in {step.anchor for step in page.outline.steps}
    best = library.once(Search).ask(ticket["query"], limit=3).hits[0]
    assert (best.id, best.step) == (ticket["sop"], ticket["step"])
