import pytest
import yaml

from deskbook.decisions.coverage import coverage
from deskbook.decisions.difference import difference
from deskbook.decisions.tickets import run
from deskbook.kinds.ticket.schema import Ticket
from deskbook.library import load

TICKET = {
    "title": "T",
    "says": "Money back, please.",
    "tree": "refund",
    "plan": "team",
    "channel": "email",
    "facts": {"identity-verified": True, "days-since-purchase": 15},
    "expect": {"outcome": "refund/prorate", "owner": "tier-1"},
}
PLANS = {"team": {"title": "Team", "service_tier": "standard", "paid": True, "summary": "S"}}
SLA = {
    "title": "S",
    "by": "plan",
    "owner": "lead",
    "targets": [{"when": "team", "first_response": "8 hours"}],
    "warn_at": 80,
    "warns": "lead",
}


def test_answers_and_borders_that_no_ticket_tries(with_refund):
    (found,) = coverage(with_refund(ticket={"t": TICKET}))
    assert (found.answers, found.taken) == (7, 2)
    missed = [(miss.edge.node, miss.label, [one.id for one in miss.samples]) for miss in found.missed]
    assert missed == [
        ("verified", "no", ["refund-verified-false"]),
        ("window", "14 days or less", ["refund-window-14"]),
        ("window", "more than 30 days", ["refund-window-31"]),
        ("amount", "50 USD or less", ["refund-amount-50"]),
        ("amount", "more than 50 USD", ["refund-amount-50-01"]),
    ]
    borders = [(miss.edge.node, miss.label, [one.id for one in miss.samples]) for miss in found.borders]
    assert borders == [("window", "more than 14 and up to 30 days", ["refund-window-30"])]


def test_a_sample_can_be_pasted_as_it_is(with_refund):
    (found,) = coverage(with_refund(ticket={"t": TICKET}, plan=PLANS, sla={"s": SLA}))
    data = found.data()
    shown = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    sample = yaml.safe_load(shown)["missed"][4]["tickets"]["refund-amount-50-01"]
    assert sample == {
        "title": "Refund, credit or decline: amount, 50.01 USD",
        "purpose": ["test"],
        "says": "Identity verified: yes. Days since purchase: 0 days. Amount: 50.01 USD.",
        "tree": "refund",
        "plan": "team",
        "facts": {"identity-verified": True, "days-since-purchase": 0, "amount": 50.01},
        "expect": {
            "outcome": "refund/approve",
            "owner": "finance",
            "queue": "billing",
            "first_response": "8 hours",
        },
    }
    text = yaml.safe_dump({**sample, "channel": "email"}, sort_keys=False)
    library = load.library({"sop_data/ticket/new.yml": text}, {"ticket": Ticket})
    assert library.problems == ()
    pasted = library.all(Ticket)[0].data.model_dump(by_alias=True, exclude_none=True, mode="json")
    (result,) = run(with_refund(ticket={"new": pasted}, plan=PLANS, sla={"s": SLA}))
    assert result.passed


def test_a_sample_ends_as_soon_as_it_can(with_refund):
    swapped = (
        ("start: verified", "start: amount"),
        ("{at_most: 50, go: refund}", "{at_most: 50, go: verified}"),
    )
    library = with_refund(
        *swapped,
        ("{at_most: 14, go: amount}", "{at_most: 14, go: refund}"),
    )
    (found,) = coverage(library)
    facts = {miss.samples[0].id: miss.samples[0].data["facts"] for miss in found.missed}
    assert facts["refund-amount-50"] == {"amount": 50, "identity-verified": False}
    assert facts["refund-amount-50-01"] == {"amount": 50.01}
    assert facts["refund-window-14"] == {"amount": 0, "identity-verified": True, "days-since-purchase": 14}


def test_a_broken_start_covers_nothing(with_refund):
    (found,) = coverage(with_refund(("start: verified", "start: xyz")))
    assert (found.answers, found.missed) == (0, ())


def test_a_longer_window_moves_one_class_of_tickets(with_refund):
    longer = with_refund(("above: 14, at_most: 30", "above: 14, at_most: 45"), ("above: 30,", "above: 45,"))
    found = difference(with_refund(), longer, "refund")
    (change,) = found.changes
    assert (change.old, change.new) == ("refund/decline", "refund/prorate")
    assert change.when == {
        "identity-verified": [{"is": [True]}],
        "days-since-purchase": [{"at_least": 31, "at_most": 45}],
    }
    assert change.words == {"identity-verified": "yes", "days-since-purchase": "31 to 45 days"}
    assert change.example == {"identity-verified": True, "days-since-purchase": 31}
    assert (found.effects, found.retyped, found.whole) == ({}, (), True)


def test_the_same_tree_does_not_differ(with_refund):
    renamed = with_refund(
        ("ask: How much is it?", "ask: What is the amount?"), ("go: approve", "label: Much, go: approve")
    )
    assert difference(with_refund(), renamed, "refund").changes == ()


def test_a_fact_that_makes_no_difference_is_not_named(made, facts):
    def twice(end):
        yes = {
            "ask": "?",
            "fact": "identity-verified",
            "answers": [{"is": True, "go": "b"}, {"is": False, "go": "c"}],
        }
        kinds = [{"is": "shop", "go": end}, {"is": ["workspace", "insights"], "go": "other"}]
        node = {"ask": "?", "fact": "product", "answers": kinds}
        return {
            "title": "T",
            "sop": "s",
            "facts": ["identity-verified", "product"],
            "start": "a",
            "nodes": {"a": yes, "b": node, "c": node},
            "outcomes": {id: {"title": id, "owner": "o"} for id in ("one", "two", "other")},
        }

    old = made(fact=facts, decision_tree={"t": twice("one")})
    new = made(fact=facts, decision_tree={"t": twice("two")})
    (change,) = difference(old, new, "t").changes
    assert change.when == {"product": [{"is": ["shop"]}]}
    assert change.example == {"identity-verified": True, "product": "shop"}


def test_a_comparison_that_is_cut_short_says_so(with_refund, monkeypatch):
    longer = with_refund(("above: 14, at_most: 30", "above: 14, at_most: 45"), ("above: 30,", "above: 45,"))
    monkeypatch.setattr("deskbook.decisions.difference.LIMIT", 3)
    assert not difference(with_refund(), longer, "refund").whole


def test_an_outcome_that_now_means_something_else(with_refund):
    new = with_refund(("{title: Full refund, owner: tier-1", "{title: Full refund, owner: tier-2"))
    found = difference(with_refund(), new, "refund")
    assert found.changes == ()
    assert found.effects == {"refund/refund": {"owner": ("tier-1", "tier-2")}}


def test_a_tree_that_comes_or_goes(with_refund, made, facts):
    none = made(fact=facts)
    come = difference(none, with_refund(), "refund")
    assert {change.old for change in come.changes} == {"no such tree"}
    assert len(come.changes) == 5
    gone = difference(with_refund(), none, "refund")
    assert [(change.new, change.old) for change in gone.changes] == [
        (change.old, change.new) for change in come.changes
    ]


def test_a_fact_of_another_type_cannot_be_compared(with_refund, facts):
    other = {"days-since-purchase": {"title": "D", "ask": "?", "type": "number", "min": 0, "max": 3650}}
    found = difference(with_refund(), with_refund(fact=other), "refund")
    assert (found.changes, found.retyped) == ((), ("days-since-purchase",))


@pytest.mark.parametrize("forward", [True, False])
def test_a_wider_fact_moves_only_the_new_values(with_refund, facts, forward):
    wider = {"days-since-purchase": {**facts["days-since-purchase"], "max": 4000}}
    old, new = with_refund(), with_refund(fact=wider)
    (change,) = difference(*((old, new) if forward else (new, old)), "refund").changes
    assert change.when["days-since-purchase"] == [{"at_least": 3651}]
    ends = ("no such value", "refund/decline")
    assert (change.old, change.new) == (ends if forward else ends[::-1])
