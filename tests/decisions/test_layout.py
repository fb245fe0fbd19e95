from deskbook.decisions.layout import layout
from deskbook.kinds.decision_tree.schema import DecisionTree


def drawn(library):
    return layout(library, library.get(DecisionTree, "refund"))


def lines(item):
    yield item.depth, item.number, item.id
    for branch in item.branches:
        yield branch.label, branch.leads, branch.go
        if branch.item:
            yield from lines(branch.item)


def test_the_outline_opens_each_node_in_reading_order(with_refund):
    found = drawn(with_refund())
    assert list(lines(found.root)) == [
        (0, 1, "verified"),
        ("yes", "node", "window"),
        (1, 2, "window"),
        ("14 days or less", "node", "amount"),
        (2, 3, "amount"),
        ("50 USD or less", "outcome", "refund"),
        ("more than 50 USD", "outcome", "approve"),
        ("more than 14 and up to 30 days", "outcome", "prorate"),
        ("more than 30 days", "outcome", "decline"),
        ("no", "outcome", "verify"),
    ]
    assert found.outcomes == ("refund", "approve", "prorate", "decline", "verify")
    assert found.loose == ()
    branch = found.root.branches[1]
    assert (branch.condition, branch.outcome.owner) == ({"is": [False]}, "tier-1")


def test_a_node_that_comes_up_again_is_linked(with_refund):
    found = drawn(with_refund(("above: 14, at_most: 30, go: prorate", "above: 14, at_most: 30, go: amount")))
    window = found.root.branches[0].item
    assert [branch.leads for branch in window.branches] == ["node", "seen", "outcome"]
    assert found.numbers[window.branches[1].go] == 3


def test_a_loop_and_its_own_label_are_drawn(with_refund):
    found = drawn(with_refund(("above: 30, go: decline", "above: 30, label: Too late, go: verified")))
    last = found.root.branches[0].item.branches[2]
    assert (last.label, last.leads, last.go) == ("Too late", "seen", "verified")
    assert found.outcomes[-1] == "decline"


def test_what_is_broken_is_drawn_too(with_refund):
    found = drawn(with_refund(("go: window", "go: windw")))
    assert found.root.branches[0].leads == "nowhere"
    assert [item.id for item in found.loose] == ["window"]
    assert found.loose[0].branches[0].item.number == 3
    assert drawn(with_refund(("start: verified", "start: x"))).root is None
