import pytest

from deskbook.decisions.tickets import path_lines, run, text
from deskbook.decisions.walk import walk

PLANS = {
    "team": {"title": "Team", "service_tier": "standard", "paid": True, "summary": "S"},
    "enterprise": {
        "title": "Enterprise",
        "service_tier": "enterprise",
        "paid": True,
        "summary": "S",
        "queue": "enterprise",
    },
}
GRADE = {"title": "G", "means": "M"}
LEVEL = {"title": "L", "means": "M", "examples": ["E"], "action": "A"}
PRIORITY = {
    "title": "Priority",
    "impacts": [{"id": "one", **GRADE}, {"id": "all", **GRADE}],
    "urgencies": [{"id": "low", **GRADE}, {"id": "high", **GRADE}],
    "matrix": {"one": {"low": "p3", "high": "p2"}, "all": {"low": "p2", "high": "p1"}},
    "levels": {
        "p1": {**LEVEL, "queue": "incidents"},
        "p2": {**LEVEL, "queue": "urgent"},
        "p3": {**LEVEL, "queue": "general"},
    },
}


def sla(by, **targets):
    lines = [{"when": when.replace("_", "-"), "first_response": span} for when, span in targets.items()]
    return {"title": "S", "by": by, "owner": "lead", "targets": lines, "warn_at": 80, "warns": "lead"}


SLAS = {
    "by-channel": sla("channel", email="4 working hours", chat="1 minute"),
    "by-plan": sla("plan", team="8 hours"),
    "by-priority": sla("priority", p1="15 minutes", p2="4 hours"),
    "by-tier": sla("service-tier", enterprise="1 hour"),
}
TICKET = {
    "title": "T",
    "says": "Money back, please.",
    "tree": "refund",
    "plan": "team",
    "channel": "email",
    "facts": {"identity-verified": True, "days-since-purchase": 15},
    "expect": {"outcome": "refund/prorate", "owner": "tier-1", "queue": "billing"},
}


@pytest.fixture
def judged(with_refund):
    """The one result of a ticket made of TICKET and changes, in a library changed by swaps."""

    def judging(*swaps, facts=(), expect=(), **changes):
        ticket = {
            **TICKET,
            **changes,
            "facts": {**TICKET["facts"], **dict(facts)},
            "expect": {**TICKET["expect"], **dict(expect)},
        }
        kinds = {"ticket": {"t": ticket}, "plan": PLANS, "sla": SLAS, "priority": {"p": PRIORITY}}
        kinds |= {"channel": {"email": EMAIL}, "hours": {"office": OFFICE}}
        (result,) = run(with_refund(*swaps, **kinds))
        return result

    return judging


def differing(result):
    return {one.field: (one.expected, one.actual) for one in result.mismatches}


def test_a_ticket_that_ends_as_expected(judged):
    result = judged()
    assert result.passed
    assert text([result]) == "1 ticket, all as expected\n"


def test_a_mismatch_is_shown_with_the_path(judged):
    result = judged(("above: 14, at_most: 30, go: prorate", "above: 14, at_most: 30, go: decline"))
    assert differing(result) == {"outcome": ("refund/prorate", "refund/decline")}
    assert text([result]).splitlines() == [
        "sop_data/ticket/t.yml:1: ticket 't' ends elsewhere",
        "  outcome",
        "    expected  refund/prorate",
        "    actual    refund/decline",
        "  path",
        "    refund/verified: Is the customer's identity verified? identity-verified = true, yes",
        "    refund/window: How many days since the purchase? days-since-purchase = 15,"
        " more than 14 and up to 30 days",
        "    refund/decline: Decline kindly",
        "1 ticket, 1 not as expected",
    ]


def test_a_ticket_that_lacks_a_fact_says_so(judged):
    result = judged(facts={"days-since-purchase": 3})
    assert differing(result) == {
        "outcome": ("refund/prorate", "none"),
        "owner": ("tier-1", "none"),
        "queue": ("billing", "none"),
    }
    assert (
        path_lines(result.actual.path)[-1] == "refund/amount: stops; the ticket lacks fact 'amount'; add it"
    )


def test_the_shortest_target_counts(judged):
    assert judged(expect={"first_response": "4 working hours"}).passed
    due = judged(plan="enterprise").actual.due
    assert (str(due.within), due.sla, due.when) == ("1 hour", "by-tier", "enterprise")
    assert judged(channel="chat").actual.due.sla == "by-channel"
    assert judged(channel="phone").actual.due.sla == "by-plan"
    late = judged(expect={"first_response": "4 hours"})
    assert differing(late) == {"first_response": ("4 hours", "4 working hours (sla/by-channel, email)")}


EMAIL = {
    "title": "E",
    "use_for": ["A"],
    "monitored": "M",
    "hours": "office",
    "staffed_by": "tier-1",
    "style": "S",
}
OFFICE = {"title": "O", "timezone": "Europe/London", "days": dict.fromkeys(("mon", "tue"), "08:00-18:00")}


@pytest.mark.parametrize(
    ("came_in", "sla", "at"),
    [
        ("2026-11-23T10:00Z", "by-channel", "2026-11-23 14:00:00+00:00"),
        ("2026-11-23T16:00Z", "by-plan", "2026-11-24 00:00:00+00:00"),
        ("2026-11-24T17:00+01:00", "by-plan", "2026-11-25 00:00:00+00:00"),
        ("2026-11-23T04:00Z", "by-channel", "2026-11-23 12:00:00+00:00"),
    ],
)
def test_the_target_that_falls_due_first_counts(judged, came_in, sla, at):
    """4 working hours by channel are shorter than 8 hours by plan, but not always over sooner."""
    due = judged(came_in=came_in).actual.due
    assert (due.sla, str(due.at)) == (sla, at)


def test_a_moment_needs_its_offset(judged):
    for wrong in ("yesterday", "2026-11-23T10:00", "2026-11-23", "5"):
        with pytest.raises(ValueError, match=f"'{wrong}' is no point in time; write it as 2026-11-21T23:00Z"):
            judged(came_in=wrong)


def test_equal_lengths_by_the_clock_come_before_working_hours(judged):
    result = judged(facts={"impact": "one", "urgency": "high"})
    assert str(result.actual.due) == "4 hours (sla/by-priority, p2)"
    assert judged(expect={"first_response": "240 minutes"}, facts={"impact": "one", "urgency": "high"}).passed


def test_priority_comes_from_the_outcome_or_the_matrix(judged):
    urgent = {"impact": "all", "urgency": "high"}
    assert judged(facts=urgent).actual.priority == "p1"
    assert judged(facts=urgent, expect={"priority": "p1", "first_response": "15 minutes"}).passed
    own = ("{title: Prorated credit,", "{title: Prorated credit, priority: p4,")
    assert judged(own, facts=urgent).actual.priority == "p4"
    assert judged(facts={"impact": "all"}).actual.priority is None
    assert judged(facts={"impact": "all", "urgency": "huge"}).actual.priority is None
    assert differing(judged(expect={"priority": "p1"})) == {"priority": ("p1", "none")}


def test_the_queue_comes_from_the_outcome_the_plan_or_the_priority(judged):
    bare = (
        "{title: Prorated credit, owner: tier-1, queue: billing}",
        "{title: Prorated credit, owner: tier-1}",
    )
    assert judged(bare).actual.queue is None
    assert judged(bare, plan="enterprise").actual.queue == "enterprise"
    assert judged(bare, facts={"impact": "all", "urgency": "high"}).actual.queue == "incidents"
    assert judged(plan="enterprise").actual.queue == "billing"


def test_chained_trees_end_in_the_last_and_keep_what_it_leaves_open(with_refund, facts):
    approval = {
        "title": "Approval",
        "sop": "s",
        "facts": ["product"],
        "start": "product",
        "nodes": {
            "product": {
                "ask": "Which product?",
                "fact": "product",
                "answers": [{"is": "shop", "go": "ok"}, {"is": ["workspace", "insights"], "go": "ask"}],
            }
        },
        "outcomes": {"ok": {"title": "Pay", "owner": "tier-2"}, "ask": {"title": "Ask", "owner": "finance"}},
    }
    swap = (
        "{title: Ask for approval, owner: finance, queue: billing}",
        "{title: Ask, queue: billing, then: approval}",
    )
    ticket = {
        **TICKET,
        "facts": {"identity-verified": True, "days-since-purchase": 3, "amount": 60.5, "product": "shop"},
        "expect": {"outcome": "approval/ok", "owner": "tier-2", "queue": "billing"},
    }
    library = with_refund(swap, decision_tree={"approval": approval}, ticket={"t": ticket})
    (result,) = run(library)
    assert result.passed
    assert path_lines(result.actual.path)[2:] == [
        "refund/amount: How much is it? amount = 60.5, more than 50 USD",
        "refund/approve: continue in approval",
        "approval/product: Which product? product = 'shop', Larkfield Shop",
        "approval/ok: Pay",
    ]


def test_only_the_tickets_that_are_asked_for(with_refund):
    library = with_refund(ticket={"a": TICKET, "b": TICKET})
    assert [result.record.id for result in run(library)] == ["a", "b"]
    assert [result.record.id for result in run(library, ["b"])] == ["b"]


def test_a_walk_says_where_and_why_it_stops(with_refund):
    library = with_refund()
    for facts, reason, at in [
        ({}, "no-fact", "verified"),
        ({"identity-verified": "yes"}, "bad-value", "verified"),
        ({"identity-verified": True, "days-since-purchase": 3651}, "bad-value", "window"),
    ]:
        stop = walk(library, "refund", facts).stop
        assert (stop.reason, stop.at) == (reason, at)
    stop = walk(library, "refnd", {}).stop
    assert (stop.reason, stop.message) == (
        "unknown-tree",
        "there is no valid tree 'refnd'; did you mean 'refund'?",
    )
