"""Every claim of the engine, compared with trying all tickets over small domains."""

import itertools
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from deskbook.decisions.coverage import Edge, coverage
from deskbook.decisions.difference import difference
from deskbook.decisions.layout import layout
from deskbook.decisions.proof import prove
from deskbook.decisions.walk import walk
from deskbook.kinds.decision_tree.schema import DecisionTree
from deskbook.kinds.ticket.schema import Ticket
from deskbook.library.model import Library, Record
from deskbook.read.source import Document

SETTINGS = settings(max_examples=150, deadline=None)

FACTS = {
    "yes": {"title": "Yes", "ask": "?", "type": "boolean"},
    "kind": {
        "title": "Kind",
        "ask": "?",
        "type": "choice",
        "options": [{"id": id, "title": id.upper()} for id in ("a", "b", "c")],
    },
    "days": {"title": "Days", "ask": "?", "type": "integer", "min": 0, "max": 4, "unit": "days"},
    "sum": {"title": "Sum", "ask": "?", "type": "number", "min": 0, "max": 3},
}
VALUES = {
    "yes": [False, True],
    "kind": ["a", "b", "c"],
    "days": [0, 1, 2, 3, 4],
    # whole bounds cut a dense line into points and the gaps between them: one value stands for each
    "sum": [0, 0.5, 1, 1.5, 2, 2.5, 3],
}


def takes(answer, value):
    """What an answer means, said once more without the engine."""
    if "is" in answer:
        wanted = answer["is"] if isinstance(answer["is"], list) else [answer["is"]]
        return value in wanted
    return (
        answer.get("at_least", value) <= value <= answer.get("at_most", value)
        and not value <= answer.get("above", value - 1)
        and not value >= answer.get("below", value + 1)
    )


def tickets(facts=FACTS, values=VALUES):
    names = list(facts)
    return [
        dict(zip(names, row, strict=True)) for row in itertools.product(*(values[name] for name in names))
    ]


@st.composite
def splits(draw, fact, goals):
    """The answers of one node: mostly a clean partition, sometimes with overlaps and gaps."""
    goal = st.sampled_from(goals)
    if fact in ("yes", "kind"):
        values = draw(st.permutations(VALUES[fact]))
        cut = draw(st.integers(1, len(values)))
        groups = [values[:cut], values[cut:]]
        if draw(st.integers(0, 4)) == 0:
            groups.append(draw(st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)))
        if draw(st.integers(0, 4)) == 0:
            groups = groups[1:]
        answers = [{"is": group[0] if len(group) == 1 else list(group)} for group in groups if group]
    else:
        top = FACTS[fact]["max"]
        cuts = sorted(draw(st.lists(st.integers(0, top), min_size=1, max_size=2, unique=True)))
        closed = [draw(st.booleans()) for _ in cuts]
        answers = []
        for index in range(len(cuts) + 1):
            answer = {}
            if index:
                answer["above" if closed[index - 1] else "at_least"] = cuts[index - 1]
            if index < len(cuts):
                answer["at_most" if closed[index] else "below"] = cuts[index]
            answers.append(answer)
        if draw(st.integers(0, 4)) == 0:
            answers.append({"is": draw(st.sampled_from(VALUES[fact]))})
        if draw(st.integers(0, 4)) == 0:
            answers.pop(0)
    answers = answers or [{"is": VALUES[fact][0]}]
    return [{**answer, "go": draw(goal)} for answer in answers]


@st.composite
def trees(draw, others=(), size=5, asked=tuple(FACTS)):
    count = draw(st.integers(1, size))
    ends = [f"end-{index}" for index in range(draw(st.integers(1, 3)))]
    onward = draw(st.booleans())
    nodes = {}
    for index in range(count):
        first = index + 1 if onward or draw(st.integers(0, 3)) else 0
        goals = [f"n-{to}" for to in range(first, count)] + ends
        fact = draw(st.sampled_from(asked))
        nodes[f"n-{index}"] = {"ask": "?", "fact": fact, "answers": draw(splits(fact, goals))}
    outcomes = {}
    for end in ends:
        then = draw(st.sampled_from([None, *others])) if others else None
        outcomes[end] = {"title": end, "owner": "o", **({"then": then} if then else {})}
    used = sorted({node["fact"] for node in nodes.values()})
    return {"title": "T", "sop": "s", "facts": used, "start": "n-0", "nodes": nodes, "outcomes": outcomes}


class Tried:
    """What happens when every ticket is tried."""

    def __init__(self, tree):
        self.nodes, self.ends = set(), set()
        self.gaps, self.overlaps, self.possible, self.edges, self.loops = set(), set(), set(), set(), set()
        for ticket in tickets():
            at, seen = tree["start"], set()
            while at in tree["nodes"] and at not in seen:
                seen.add(at)
                node = tree["nodes"][at]
                hits = [i for i, one in enumerate(node["answers"]) if takes(one, ticket[node["fact"]])]
                self.possible |= {(at, hit) for hit in hits}
                self.overlaps |= {(at, one, two) for one, two in itertools.combinations(hits, 2)}
                if not hits:
                    self.gaps.add(at)
                    break
                self.edges.add((at, hits[0]))
                at = node["answers"][hits[0]]["go"]
            else:
                (self.loops if at in seen else self.ends).add(at)
            self.nodes |= seen


@SETTINGS
@given(trees())
def test_the_proof_finds_what_brute_force_finds(made, tree):
    library = made(fact=FACTS, decision_tree={"t": tree})
    flaws = prove(library, library.get(DecisionTree, "t"))
    tried = Tried(tree)

    def of(kind):
        return [flaw for flaw in flaws if flaw.kind == kind]

    broken = {flaw.loc[1] for flaw in of("bad-value")}
    assert {flaw.loc[1] for flaw in of("gap")} == tried.gaps - broken
    overlaps = set()
    for flaw in of("overlap"):
        one, two = re.match(r"answers (\d+) and (\d+)", flaw.message).groups()
        overlaps.add((flaw.loc[1], int(one) - 1, int(two) - 1))
    assert overlaps == tried.overlaps
    assert {flaw.loc[1] for flaw in of("unreachable-node")} == set(tree["nodes"]) - tried.nodes
    assert {flaw.loc[1] for flaw in of("unreachable-outcome")} == set(tree["outcomes"]) - tried.ends
    never = {
        (node, index)
        for node in tried.nodes
        for index, answer in enumerate(tree["nodes"][node]["answers"])
        if (node, index) not in tried.possible
        and any(takes(answer, value) for value in VALUES[tree["nodes"][node]["fact"]])
    }
    assert {(flaw.loc[1], flaw.loc[3]) for flaw in of("impossible-answer")} == never
    assert bool(of("loop")) == bool(tried.loops)
    for flaw in of("gap"):
        stop = walk(library, "t", flaw.example).stop
        assert (stop.reason, stop.at) == ("no-answer", flaw.loc[1])
    for flaw in of("loop"):
        path = walk(library, "t", flaw.example)
        assert path.stop.reason == "loop"
        assert (flaw.loc[1], flaw.loc[3]) in {(step.node, step.answer) for step in path.steps}
    for flaw in of("overlap"):
        walked = {step.node: step.value for step in walk(library, "t", flaw.example).steps}
        one, two = (int(n) - 1 for n in re.match(r"answers (\d+) and (\d+)", flaw.message).groups())
        answers = tree["nodes"][flaw.loc[1]]["answers"]
        assert takes(answers[one], walked[flaw.loc[1]])
        assert takes(answers[two], walked[flaw.loc[1]])


@SETTINGS
@given(trees())
def test_every_ticket_of_a_proved_tree_ends_in_one_outcome(made, tree):
    library = made(fact=FACTS, decision_tree={"t": tree})
    flaws = {flaw.kind for flaw in prove(library, library.get(DecisionTree, "t"))}
    ends = [walk(library, "t", ticket).end for ticket in tickets()]
    if not flaws & {"gap", "loop", "bad-value"}:
        assert all(end and end.id in tree["outcomes"] for end in ends)
    elif "bad-value" not in flaws:
        assert None in ends


@SETTINGS
@given(st.data())
def test_a_circle_of_trees_is_found_when_a_ticket_can_go_round(made, data):
    names = ("one", "two", "three")
    few = {fact: FACTS[fact] for fact in ("yes", "kind", "days")}
    some = {name: data.draw(trees(names, 3, tuple(few))) for name in names}
    library = made(fact=FACTS, decision_tree=some)
    for name in names:
        flaws = prove(library, library.get(DecisionTree, name))
        circles = [flaw for flaw in flaws if flaw.kind == "chain-loop"]
        tried = set()
        for ticket in tickets(few):
            path = walk(library, name, ticket)
            stop = path.stop
            if stop and stop.reason == "loop" and (stop.tree, stop.at) == (name, "n-0") and path.outcomes:
                tried |= {one.id for one in path.outcomes if one.tree == name}
        assert {flaw.loc[1] for flaw in circles} == tried
        for flaw in circles:
            stop = walk(library, name, flaw.example).stop
            assert (stop.reason, stop.tree) == ("loop", name)


@SETTINGS
@given(trees(), trees(("t",), 3))
def test_samples_take_the_answer_that_they_are_made_for(made, tree, before):
    library = made(fact=FACTS, decision_tree={"t": tree, "before": before})
    found = coverage(library)
    given = {}
    for one, data in zip(found, (before, tree), strict=True):
        tried = Tried(data)
        assert (one.taken, one.borders) == (0, ())
        assert {(miss.edge.node, miss.edge.answer) for miss in one.missed} == tried.edges
        assert one.answers == len(tried.edges)
        for miss in one.missed:
            for sample in miss.samples:
                path = walk(library, sample.data["tree"], sample.data["facts"])
                assert miss.edge in {Edge(step.tree, step.node, step.answer) for step in path.steps}
                assert sample.id not in given
                given[sample.id] = sample.data
                assert ("expect" in sample.data) == bool(path.end)
                if path.end:
                    assert sample.data["expect"]["outcome"] == str(path.end)
    dummy = {"plan": "p", "channel": "c", "expect": {"outcome": "t/end-0", "owner": "o"}}
    kept = {
        id: Record("ticket", id, Document("x", {}), Ticket.model_validate({**dummy, **data}))
        for id, data in given.items()
    }
    again = coverage(Library(library.today, records={**library.records, "ticket": kept}))
    assert [(one.missed, one.borders, one.taken) for one in again] == [((), (), one.answers) for one in found]


def ended(library, ticket):
    path = walk(library, "t", ticket)
    if path.end:
        return str(path.end)
    return {"no-answer": "no answer", "bad-value": "no such value", "loop": "no end"}[path.stop.reason]


@st.composite
def versions(draw):
    """A tree and its next version: other answers, other nodes, or another tree."""
    old = draw(trees(("next",), 4))
    if draw(st.booleans()):
        new = draw(trees(("next",), 4))
    else:
        node = draw(st.sampled_from(sorted(old["nodes"])))
        fact = draw(st.sampled_from(sorted(FACTS)))
        goals = sorted(old["nodes"]) + sorted(old["outcomes"])
        changed = {"ask": "?", "fact": fact, "answers": draw(splits(fact, goals))}
        new = {**old, "nodes": {**old["nodes"], node: changed}}
    follow = draw(trees((), 2))
    return {"t": old, "next": follow}, {"t": new, "next": draw(st.sampled_from([follow, draw(trees((), 2))]))}


WIDER = {
    **FACTS,
    "kind": {**FACTS["kind"], "options": [{"id": id, "title": id} for id in ("d", "b", "a")]},
    "days": {**FACTS["days"], "min": 1, "max": 6},
    "sum": {**FACTS["sum"], "max": 4},
}
ALL_VALUES = {
    **VALUES,
    "kind": ["a", "b", "c", "d"],
    "days": [0, 1, 2, 3, 4, 5, 6],
    "sum": [*VALUES["sum"], 3.5, 4],
}


@settings(SETTINGS, max_examples=80)
@given(versions(), st.booleans())
def test_the_difference_is_exactly_the_tickets_that_end_elsewhere(made, pair, widened):
    old = made(fact=FACTS, decision_tree=pair[0])
    new = made(fact=WIDER if widened else FACTS, decision_tree=pair[1])
    found = difference(old, new, "t")
    assert found.whole
    for ticket in tickets(values=ALL_VALUES if widened else VALUES):
        ends = (ended(old, ticket), ended(new, ticket))
        classes = [
            (change.old, change.new)
            for change in found.changes
            if all(any(takes(one, ticket[fact]) for one in when) for fact, when in change.when.items())
        ]
        assert classes == ([ends] if ends[0] != ends[1] else [])
    for change in found.changes:
        assert (ended(old, change.example), ended(new, change.example)) == (change.old, change.new)


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.integers(), max_size=2),
)


@SETTINGS
@given(trees(("t", "nowhere"), 3), st.dictionaries(st.sampled_from([*FACTS, "other"]), JUNK))
def test_walking_never_fails(made, tree, facts):
    library = made(fact=FACTS, decision_tree={"t": tree})
    path = walk(library, "t", facts)
    assert (path.end is None) != (path.stop is None)
    assert len(path.steps) <= len(tree["nodes"])


@st.composite
def broken(draw):
    """A tree with names that do not exist, values that its facts cannot have, and bounds on anything."""
    names = st.sampled_from(["n-0", "n-1", "n-2", "end-0", "end-1", "t", "nothing"])
    bound = st.one_of(st.integers(-10, 10), st.floats(-1e9, 1e9))
    value = st.one_of(st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=3))
    forms = st.one_of(
        st.fixed_dictionaries({"is": st.one_of(value, st.lists(value, min_size=1, max_size=3))}),
        st.fixed_dictionaries({"at_most": bound}),
        st.fixed_dictionaries({"above": bound, "below": bound}),
    )
    answers = st.lists(st.builds(lambda form, go: {**form, "go": go}, forms, names), min_size=1, max_size=3)
    facts = st.sampled_from([*FACTS, "other"])
    node = st.fixed_dictionaries({"ask": st.just("?"), "fact": facts, "answers": answers})
    then = st.one_of(st.none(), names)
    outcome = st.builds(lambda then: {"title": "E", **({"then": then} if then else {})}, then)
    return {
        "title": "T",
        "sop": "s",
        "facts": draw(st.lists(facts, min_size=1, max_size=3)),
        "start": draw(names),
        "nodes": draw(st.dictionaries(names, node, min_size=1, max_size=3)),
        "outcomes": draw(st.dictionaries(names, outcome, min_size=1, max_size=3)),
    }


@SETTINGS
@given(broken(), broken())
def test_broken_trees_break_nothing(made, one, two):
    library = made(fact=FACTS, decision_tree={"t": one, "n-0": two})
    for record in library.all(DecisionTree):
        for flaw in prove(library, record):
            assert "; " in flaw.message
            assert "\n" not in flaw.message
        assert layout(library, record).numbers.keys() == record.data.nodes.keys()
    for found in coverage(library):
        assert found.taken == 0
    other = made(fact=WIDER, decision_tree={"t": two, "n-0": one})
    assert difference(library, library, "t").changes == ()
    for change in difference(library, other, "t").changes:
        assert change.old != change.new
