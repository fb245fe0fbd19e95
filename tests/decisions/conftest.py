import datetime as dt

import pytest

from deskbook.kinds.channel.schema import Channel
from deskbook.kinds.decision_tree.schema import DecisionTree
from deskbook.kinds.fact.schema import Fact
from deskbook.kinds.hours.schema import Hours
from deskbook.kinds.plan.schema import Plan
from deskbook.kinds.priority.schema import Priority
from deskbook.kinds.sla.schema import Sla
from deskbook.kinds.ticket.schema import Ticket
from deskbook.library import load
from deskbook.library.model import Library, Record
from deskbook.read.source import Document

SCHEMAS = {
    "channel": Channel,
    "decision_tree": DecisionTree,
    "fact": Fact,
    "hours": Hours,
    "plan": Plan,
    "priority": Priority,
    "sla": Sla,
    "ticket": Ticket,
}
TODAY = dt.date(2026, 9, 1)

FACTS = {
    "identity-verified": {"title": "Identity verified", "ask": "Verified?", "type": "boolean"},
    "days-since-purchase": {
        "title": "Days since purchase",
        "ask": "How many days?",
        "type": "integer",
        "min": 0,
        "max": 3650,
        "unit": "days",
    },
    "amount": {
        "title": "Amount",
        "ask": "How much?",
        "type": "number",
        "min": 0,
        "max": 100000,
        "unit": "USD",
    },
    "product": {
        "title": "Product",
        "ask": "Which product?",
        "type": "choice",
        "options": [
            {"id": "workspace", "title": "Larkfield Workspace"},
            {"id": "insights", "title": "Larkfield Insights"},
            {"id": "shop", "title": "Larkfield Shop"},
        ],
    },
}

REFUND = """\
title: Refund, credit or decline
sop: refunds
facts: [identity-verified, days-since-purchase, amount]
start: verified
nodes:
  verified:
    ask: Is the customer's identity verified?
    fact: identity-verified
    answers:
      - {is: true, go: window}
      - {is: false, go: verify}
  window:
    ask: How many days since the purchase?
    fact: days-since-purchase
    answers:
      - {at_most: 14, go: amount}
      - {above: 14, at_most: 30, go: prorate}
      - {above: 30, go: decline}
  amount:
    ask: How much is it?
    fact: amount
    answers:
      - {at_most: 50, go: refund}
      - {above: 50, go: approve}
outcomes:
  refund: {title: Full refund, owner: tier-1, queue: billing}
  approve: {title: Ask for approval, owner: finance, queue: billing}
  prorate: {title: Prorated credit, owner: tier-1, queue: billing}
  decline: {title: Decline kindly, owner: tier-1, queue: billing}
  verify: {title: Verify first, owner: tier-1}
"""


def records(kind, given):
    schema = SCHEMAS[kind]
    return {
        id: Record(kind, id, Document(f"sop_data/{kind}/{id}.yml", data), schema.model_validate(data))
        for id, data in sorted(given.items())
    }


@pytest.fixture(scope="session")
def made():
    """A library of plain data: `made(decision_tree={id: {…}}, fact={…})`."""
    return lambda **kinds: Library(TODAY, records={kind: records(kind, of) for kind, of in kinds.items()})


@pytest.fixture(scope="session")
def read():
    """A library of YAML texts: `read({path: text})`, which must be valid."""

    def reading(files):
        library = load.library(files, SCHEMAS, TODAY)
        assert library.problems == ()
        return library

    return reading


@pytest.fixture(scope="session")
def facts():
    return FACTS


@pytest.fixture(scope="session")
def refund():
    """The refund tree as text, to be changed with `replace`."""
    return REFUND


@pytest.fixture(scope="session")
def with_refund(made, read):
    """A library with the refund tree after replacements: `with_refund(("above: 14,", "above: 15,"))`."""

    def building(*swaps, **others):
        text = REFUND
        for old, new in swaps:
            assert old in text
            text = text.replace(old, new)
        path = "sop_data/decision_tree/refund.yml"
        library = read({path: text})
        kinds = {"fact": records("fact", FACTS), "decision_tree": dict(library.records["decision_tree"])}
        for kind, given in others.items():
            kinds[kind] = {**kinds.get(kind, {}), **records(kind, given)}
        return Library(TODAY, records=kinds)

    return building
