from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deskbook.read.source import parse

from .conftest import CLEAN, Ran

if TYPE_CHECKING:
    from collections.abc import Callable

TREE = """title: Refund
sop: refunds
facts: [paid, days]
start: paid
nodes:
  paid:
    ask: Did the customer pay?
    fact: paid
    answers: [{is: true, go: days}, {is: false, go: decline}]
  days:
    ask: How old is the order?
    fact: days
    answers: [{at_most: 14, go: refund}, {above: 14, go: decline}]
outcomes:
  refund: {title: Refund it, owner: lead}
  decline: {title: Decline, owner: lead}
"""


def ticket(facts: str, outcome: str) -> str:
    return (
        "title: T\nsays: Help\ntree: refund\nplan: free\nchannel: email\n"
        f"facts: {facts}\nexpect: {{outcome: refund/{outcome}, owner: lead}}\n"
    )


DECIDED = {
    **CLEAN,
    "sop_data/decision_tree/refund.yml": TREE,
    "sop_data/fact/paid.yml": "title: Paid\nask: Paid?\ntype: boolean\n",
    "sop_data/fact/days.yml": "title: Days\nask: Days?\ntype: integer\nmin: 0\nmax: 400\nunit: days\n",
    "sop_data/ticket/a.yml": ticket("{paid: true, days: 14}", "refund"),
    "sop_data/ticket/b.yml": ticket("{paid: true, days: 15}", "decline"),
    "sop_data/ticket/c.yml": ticket("{paid: false}", "decline"),
}


def test_tickets_as_expected(run: Callable[..., Ran]) -> None:
    assert run("tickets", files=DECIDED) == (0, "3 tickets, all as expected\n", "4 of 4 answers taken\n")
    assert run("tickets", "a", "c") == (0, "2 tickets, all as expected\n", "")


def test_a_mismatch_shows_the_path(run: Callable[..., Ran]) -> None:
    files = {**DECIDED, "sop_data/ticket/b.yml": ticket("{paid: true, days: 15}", "refund")}
    ran = run("tickets", files=files)
    assert (ran.code, ran.err) == (1, "4 of 4 answers taken\n")
    assert ran.out == (
        "sop_data/ticket/b.yml:7: ticket 'b' ends elsewhere\n"
        "  outcome\n"
        "    expected  refund/refund\n"
        "    actual    refund/decline\n"
        "  path\n"
        "    refund/paid: Did the customer pay? paid = true, yes\n"
        "    refund/days: How old is the order? days = 15, more than 14 days\n"
        "    refund/decline: Decline\n"
        "3 tickets, 1 not as expected\n"
    )
    assert run("tickets", "a").code == 0


def test_an_answer_that_no_ticket_takes_fails(run: Callable[..., Ran], tmp_path: Path) -> None:
    files = {path: text for path, text in DECIDED.items() if not path.endswith("c.yml")}
    ran = run("tickets", files=files)
    assert ran == (
        1,
        "2 tickets, all as expected\nrefund/paid: no ticket takes answer 2, no\n",
        "3 of 4 answers taken\n",
    )
    ran = run("tickets", "--cover")
    assert (ran.code, ran.err) == (1, "3 of 4 answers taken\n")
    assert ran.out.startswith("# sop_data/ticket/refund-paid-false.yml\n")
    made = parse(ran.out, "x.yml").data
    assert (made["facts"], made["expect"]["outcome"]) == ({"paid": False}, "refund/decline")


def test_unknown_and_broken_tickets(run: Callable[..., Ran]) -> None:
    files = {**DECIDED, "sop_data/ticket/broken.yml": "title: ["}
    message = "deskbook: unknown ticket 'brken'; did you mean 'broken'?\n"
    assert run("tickets", "brken", files=files) == (2, "", message)
    ran = run("tickets")
    assert (ran.code, ran.out) == (1, "3 tickets, all as expected\n")
    assert ran.err.startswith("not judged: sop_data/ticket/broken.yml; `deskbook check` says why\n")
