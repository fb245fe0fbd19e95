import time

import pytest

from deskbook.decisions.proof import prove
from deskbook.decisions.walk import walk
from deskbook.kinds.decision_tree.schema import DecisionTree


def proved(library, tree="refund"):
    record = library.get(DecisionTree, tree)
    return [(flaw.kind, record.where(*flaw.loc).line, flaw.example) for flaw in prove(library, record)]


def message(library, tree="refund"):
    (flaw,) = prove(library, library.get(DecisionTree, tree))
    return flaw.message


def test_the_refund_tree_is_whole(with_refund):
    assert proved(with_refund()) == []


def test_a_gap_shows_the_smallest_ticket(with_refund):
    library = with_refund(("above: 30,", "above: 31,"))
    example = {"identity-verified": True, "days-since-purchase": 31}
    assert proved(library) == [("gap", 12, example)]
    assert message(library) == (
        "node 'window' has no answer for 31 days"
        " (ticket: identity-verified: true, days-since-purchase: 31); add an answer or widen one"
    )
    assert walk(library, "refund", example).stop.reason == "no-answer"


def test_a_message_is_one_line_whatever_the_labels_are(made, facts):
    fresh = [{"at_most": 14, "go": "again"}, {"above": 14, "go": "end"}]
    late = [{"at_most": 14, "go": "end"}, {"above": 14, "label": "Much\n  too late", "go": "end"}]
    tree = {
        "title": "T",
        "sop": "s",
        "facts": ["days-since-purchase"],
        "start": "window",
        "nodes": {
            "window": {"ask": "?", "fact": "days-since-purchase", "answers": fresh},
            "again": {"ask": "?", "fact": "days-since-purchase", "answers": late},
        },
        "outcomes": {"end": {"title": "End", "owner": "tier-1"}},
    }
    library = made(fact=facts, decision_tree={"t": tree})
    assert message(library, "t") == (
        "answer 'Much too late' of node 'again' cannot happen after the answers before it; remove it"
    )


def test_a_gap_of_a_number_is_dense(with_refund):
    library = with_refund(("{above: 50, go: approve}", "{above: 50.5, go: approve}"))
    example = {"identity-verified": True, "days-since-purchase": 0, "amount": 50.1}
    assert proved(library) == [("gap", 19, example)]
    assert "more than 50 and up to 50.5 USD" in message(library)


def test_a_single_number_can_be_missing(with_refund):
    library = with_refund(("{at_most: 50,", "{below: 50,"))
    assert proved(library)[0][2]["amount"] == 50
    assert "no answer for 50 USD" in message(library)


def test_an_overlap_names_both_answers(with_refund):
    library = with_refund(("above: 14,", "above: 12,"))
    assert proved(library) == [("overlap", 17, {"identity-verified": True, "days-since-purchase": 13})]
    assert "answers 1 and 2 of node 'window' both take 13 to 14 days" in message(library)


def test_an_overlap_of_numbers_in_one_point(with_refund):
    library = with_refund(("{above: 50,", "{at_least: 50,"))
    assert proved(library)[0][0] == "overlap"
    assert "both take 50 USD" in message(library)


def test_a_loop_shows_its_way(with_refund):
    library = with_refund(("above: 30, go: decline", "above: 30, go: verified"))
    kinds = proved(library)
    example = {"identity-verified": True, "days-since-purchase": 31}
    assert kinds == [("loop", 18, example), ("unreachable-outcome", 29, None)]
    loop = prove(library, library.get(DecisionTree, "refund"))[0]
    assert "'verified' → 'window' → 'verified'" in loop.message
    assert walk(library, "refund", example).stop.reason == "loop"


def test_names_that_do_not_exist_offer_a_near_match_and_are_told_once(with_refund):
    library = with_refund(("go: window", "go: windw"))
    assert proved(library) == [("unknown-target", 10, None)]
    assert message(library).endswith("no node or outcome; did you mean 'window'?")
    assert message(with_refund(("start: verified", "start: verifed"))) == (
        "start 'verifed' is no node; did you mean 'verified'?"
    )
    assert "is an outcome, not a node" in message(with_refund(("start: verified", "start: refund")))


def test_nodes_and_outcomes_that_nothing_leads_to(with_refund):
    library = with_refund(("go: window", "go: verify"))
    assert [kind for kind, _, _ in proved(library)] == [
        "unreachable-node",
        "unreachable-node",
        *["unreachable-outcome"] * 4,
    ]


def test_a_fact_may_be_asked_again_within_what_is_left(with_refund):
    again = """\
  amount:
    ask: Is it fresh?
    fact: days-since-purchase
    answers:
      - {at_most: 7, go: refund}
      - {above: 7, go: approve}
"""
    old = """\
  amount:
    ask: How much is it?
    fact: amount
    answers:
      - {at_most: 50, go: refund}
      - {above: 50, go: approve}
"""
    less = (
        "facts: [identity-verified, days-since-purchase, amount]",
        "facts: [identity-verified, days-since-purchase]",
    )
    assert proved(with_refund((old, again), less)) == []
    impossible = again.replace("{at_most: 7, go: refund}", "{at_most: 14, go: refund}").replace(
        "above: 7", "above: 14"
    )
    library = with_refund((old, impossible), less)
    assert [kind for kind, _, _ in proved(library)] == ["impossible-answer", "unreachable-outcome"]
    narrow = again.replace("{above: 7, go: approve}", "{above: 7, at_most: 14, go: approve}")
    assert proved(with_refund((old, narrow), less)) == []


def test_owners_facts_and_meanings(with_refund):
    assert proved(with_refund(("{title: Verify first, owner: tier-1}", "{title: Verify first}"))) == [
        ("no-owner", 30, None)
    ]
    library = with_refund(("purchase, amount]", "purchase, amont]"))
    assert [kind for kind, _, _ in proved(library)] == ["unused-fact", "unlisted-fact"]
    library = with_refund(("purchase, amount]", "purchase, amount, product, amount]"))
    assert [kind for kind, _, _ in proved(library)] == ["unused-fact", "unused-fact"]
    library = with_refund(("  verify: {", "  window: {title: Twice, owner: tier-1}\n  verify: {"))
    assert proved(library) == [("two-meanings", 30, None)]


@pytest.mark.parametrize(
    ("swap", "said"),
    [
        (
            ("{is: true,", "{is: 'yes',"),
            "'yes' is not a value of fact 'identity-verified'; write true or false",
        ),
        (("{is: true,", "{at_most: 1,"), "`at_most` does not fit fact 'identity-verified', a boolean"),
        (
            ("{at_most: 14,", "{is: 14.5,"),
            "14.5 is not a value of fact 'days-since-purchase'; write a whole number",
        ),
        (("{at_most: 14,", "{at_most: -3,"), "`at_most: -3` lies outside fact 'days-since-purchase'"),
        (("{above: 30,", "{above: 30000,"), "which runs from 0 to 3650; mend the bound or the fact"),
        (
            ("{above: 14, at_most: 30", "{above: 30, at_most: 14"),
            "no value of fact 'days-since-purchase' is more",
        ),
        (
            ("{above: 50,", "{is: .inf,"),
            "'.inf' is not a value of fact 'amount'; write a number from 0 to 100000",
        ),
    ],
)
def test_values_that_the_fact_cannot_have(with_refund, swap, said):
    library = with_refund(swap)
    flaws = prove(library, library.get(DecisionTree, "refund"))
    assert [said in flaw.message for flaw in flaws if flaw.kind == "bad-value"] == [True]
    assert not [flaw for flaw in flaws if flaw.kind == "gap"]


def test_an_option_that_does_not_exist_offers_a_near_match(made, facts):
    answers = [{"is": "workspce", "go": "end"}, {"is": ["insights", "shop"], "go": "end"}]
    tree = {
        "title": "T",
        "sop": "s",
        "facts": ["product"],
        "start": "a",
        "nodes": {"a": {"ask": "?", "fact": "product", "answers": answers}},
        "outcomes": {"end": {"title": "End", "owner": "tier-1"}},
    }
    library = made(fact=facts, decision_tree={"t": tree})
    assert message(library, "t") == "'workspce' is not an option of fact 'product'; did you mean 'workspace'?"


def chain(*thens, fact="identity-verified"):
    """A tree whose answers true and false lead to outcomes that continue in `thens`, None being an end."""
    outcomes = {
        f"end-{index}": {"title": "E", "then": then} if then else {"title": "E", "owner": "tier-1"}
        for index, then in enumerate(thens)
    }
    answers = [{"is": value, "go": f"end-{index}"} for index, value in enumerate([True, False])]
    return {
        "title": "T",
        "sop": "s",
        "facts": [fact],
        "start": "a",
        "nodes": {"a": {"ask": "?", "fact": fact, "answers": answers}},
        "outcomes": outcomes,
    }


def two_facts(facts):
    return {**facts, "paid": {"title": "Paid", "ask": "Paid?", "type": "boolean"}}


def test_trees_that_lead_round_in_a_circle(made, facts):
    trees = {"one": chain("two", None), "two": chain("one", None, fact="paid")}
    library = made(fact=two_facts(facts), decision_tree=trees)
    example = {"identity-verified": True, "paid": True}
    assert [(kind, of) for kind, _, of in proved(library, "one")] == [("chain-loop", example)]
    assert [(kind, of) for kind, _, of in proved(library, "two")] == [("chain-loop", example)]
    assert walk(library, "one", example).stop.reason == "loop"
    assert "outcome 'end-0' continues in 'two', which leads back to it for ever" in message(library, "one")


def test_a_circle_of_trees_that_no_ticket_goes_round_is_no_flaw(made, facts):
    back = chain(None, "one")
    trees = {"one": chain("two", None), "two": back}
    library = made(fact=facts, decision_tree=trees)
    assert "chain-loop" not in [kind for kind, _, _ in proved(library, "one")]
    assert "chain-loop" not in [kind for kind, _, _ in proved(library, "two")]


def test_a_tree_that_continues_in_itself(made, facts):
    library = made(fact=facts, decision_tree={"one": chain("one", None)})
    assert [(kind, of) for kind, _, of in proved(library, "one")] == [
        ("chain-loop", {"identity-verified": True})
    ]


def test_a_tree_that_continues_in_one_that_asks_nothing_new(made, facts):
    library = made(fact=facts, decision_tree={"one": chain("two", None), "two": chain(None, None)})
    assert [kind for kind, _, _ in proved(library, "one")] == ["idle-chain"]
    assert proved(library, "two") == []


def test_a_fact_that_only_some_tickets_were_asked_is_asked_anew(made, facts):
    joins = chain(None, None)
    joins["facts"] = ["identity-verified", "paid"]
    joins["nodes"]["a"]["answers"][0]["go"] = "b"
    joins["nodes"]["b"] = {
        "ask": "?",
        "fact": "paid",
        "answers": [{"is": True, "go": "on"}, {"is": False, "go": "end-0"}],
    }
    joins["nodes"]["a"]["answers"][1]["go"] = "on"
    joins["outcomes"] = {"end-0": {"title": "E", "owner": "o"}, "on": {"title": "E", "then": "two"}}
    trees = {"one": joins, "two": chain(None, None, fact="paid")}
    library = made(fact=two_facts(facts), decision_tree=trees)
    assert proved(library, "one") == []


def test_unknown_facts_and_trees_are_left_to_the_reference_checks(made, facts):
    trees = {"one": chain("nowhere", None), "two": chain(None, None, fact="unknown")}
    library = made(fact=facts, decision_tree=trees)
    assert proved(library, "one") == []
    assert proved(library, "two") == []


def test_sixty_nodes_are_fast_even_where_facts_are_asked_twice(made):
    facts = {f"f-{i}": {"title": "F", "ask": "?", "type": "boolean"} for i in range(30)}
    nodes = {
        f"n-{i}": {
            "ask": "?",
            "fact": f"f-{i % 30}",
            "answers": [{"is": True, "go": f"n-{i + 1}"}, {"is": False, "go": f"n-{i + 1}"}],
        }
        for i in range(60)
    }
    nodes["n-59"]["answers"] = [{"is": [True, False], "go": "end"}]
    tree = {
        "title": "T",
        "sop": "s",
        "facts": sorted(facts),
        "start": "n-0",
        "nodes": nodes,
        "outcomes": {"end": {"title": "E", "owner": "o"}},
    }
    begun = time.perf_counter()
    library = made(fact=facts, decision_tree={"t": tree})
    assert [kind for kind, _, _ in proved(library, "t")] == ["too-large"]
    for index, node in enumerate(nodes.values()):
        node["fact"] = f"f-{index // 2}"
    library = made(fact=facts, decision_tree={"t": tree})
    assert "too-large" not in [kind for kind, _, _ in proved(library, "t")]
    assert time.perf_counter() - begun < 8


def test_huge_and_tiny_numbers(made):
    huge = {"title": "N", "ask": "?", "type": "integer", "min": -1_000_000_000, "max": 1_000_000_000}
    fine = {"title": "N", "ask": "?", "type": "number", "min": 0, "max": 1_000_000_000}
    nodes = {
        "a": {
            "ask": "?",
            "fact": "huge",
            "answers": [{"at_most": 999_999_998, "go": "b"}, {"is": 1_000_000_000, "go": "end"}],
        },
        "b": {
            "ask": "?",
            "fact": "fine",
            "answers": [{"at_most": 0.1, "go": "end"}, {"above": 0.10000000000000002, "go": "end"}],
        },
    }
    tree = {
        "title": "T",
        "sop": "s",
        "facts": ["huge", "fine"],
        "start": "a",
        "nodes": nodes,
        "outcomes": {"end": {"title": "E", "owner": "o"}},
    }
    library = made(fact={"huge": huge, "fine": fine}, decision_tree={"t": tree})
    assert [(kind, of) for kind, _, of in proved(library, "t")] == [
        ("gap", {"huge": 999_999_999}),
        ("gap", {"huge": -1_000_000_000, "fine": 0.10000000000000002}),
    ]
    nodes["b"]["answers"][1] = {"at_least": 0.10000000000000002, "go": "end"}
    nodes["a"]["answers"][1]["is"] = [999_999_999, 10**18]
    library = made(fact={"huge": huge, "fine": fine}, decision_tree={"t": tree})
    assert [kind for kind, _, _ in proved(library, "t")] == ["bad-value"]
