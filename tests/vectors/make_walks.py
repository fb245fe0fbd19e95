"""Walks through random trees: as the page has them, and [tree, facts, [[node, where it goes], …], outcome or null].

A tree is what `deskbook.kinds.decision_tree.block` draws: the attributes of its questions, answers and outcomes.
"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING, Any

import yaml

from deskbook import app
from deskbook.decisions.walk import Walker
from deskbook.kinds.decision_tree.schema import DecisionTree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FACTS: dict[str, dict[str, Any]] = {
    "known": {"title": "Known", "ask": "Known?", "type": "boolean", "sensitive": "identity"},
    "days": {"title": "Days", "ask": "Days?", "type": "integer", "min": 0, "max": 400, "unit": "days"},
    "amount": {
        "title": "Amount",
        "ask": "How much?",
        "type": "number",
        "min": -5,
        "max": 1000,
        "unit": "EUR",
    },
    "part": {
        "title": "Part",
        "ask": "Which part?",
        "type": "choice",
        "options": [{"id": one, "title": one.title()} for one in ("frame", "wheel", "brake", "light")],
    },
}
TREES = 12


def vectors() -> dict[str, Any]:
    chance = Random(20261127)
    files = {f"sop_data/fact/{id}.yml": yaml.safe_dump(one) for id, one in FACTS.items()}
    for number in range(TREES):
        files[f"sop_data/decision_tree/tree-{number}.yml"] = yaml.safe_dump(
            tree(chance, number), sort_keys=False
        )
    library = app.open_files(files, dt.date(2026, 11, 27))
    walker = Walker(library)
    cases = []
    for record in library.all(DecisionTree):
        for _ in range(40):
            facts = {id: value(chance, one) for id, one in FACTS.items() if chance.random() < 0.9}
            path = walker.walk(record.id, facts)
            steps = [[one.tree, one.node, said(library, one)] for one in path.steps]
            stops = path.stop.reason if path.stop else None
            assert stops in (None, "no-fact"), path.stop
            end = path.end
            cases.append([record.id, facts, steps, end and [end.tree, end.id]])
    trees = [drawn(app.render(library, "decision_tree", one.id)) for one in library.all(DecisionTree)]
    return {"trees": trees, "cases": cases}


def said(library: Any, step: Any) -> str:
    data = library.get(DecisionTree, step.tree).data
    return str(data.nodes[step.node].answers[step.answer].go)


def tree(chance: Random, number: int) -> dict[str, Any]:
    """A few questions in a row, each with answers that cover its fact, to later questions or an outcome."""
    size = chance.randrange(2, 7)
    nodes: dict[str, Any] = {}
    for at in range(size):
        onward = [f"q{next}" for next in range(at + 1, size)] + ["good", "bad", "on"]
        fact = chance.choice(list(FACTS))
        answers = [{**one, "go": chance.choice(onward)} for one in parts(chance, fact)]
        if at + 1 < size:
            answers[0]["go"] = f"q{at + 1}"
        nodes[f"q{at}"] = {"ask": f"Question {at}?", "fact": fact, "answers": answers}
    on: dict[str, Any] = {"title": "Goes on", "owner": "lead"}
    if number + 1 < TREES:
        on = {"title": "Goes on", "then": f"tree-{number + 1}"}
    outcomes = {
        "good": {"title": "Good", "owner": "lead"},
        "bad": {"title": "Bad", "owner": "lead", "priority": "p2"},
    }
    used = sorted({one["fact"] for one in nodes.values()})
    return {
        "title": f"Tree {number}",
        "sop": "late-repair",
        "facts": used,
        "start": "q0",
        "nodes": nodes,
        "outcomes": {**outcomes, "on": on},
    }


def parts(chance: Random, fact: str) -> list[dict[str, Any]]:
    if fact == "known":
        return [{"is": True}, {"is": False}]
    if fact == "part":
        return [{"is": "frame"}, {"is": ["wheel", "brake"]}, {"is": ["light"]}]
    low, high = (0, 400) if fact == "days" else (-5, 1000)
    first, second = sorted(chance.sample(range(low + 1, high), 2))
    if chance.random() < 0.5:
        return [{"at_most": first}, {"above": first, "at_most": second}, {"above": second}]
    return [{"below": first}, {"at_least": first, "below": second}, {"at_least": second}]


def value(chance: Random, fact: dict[str, Any]) -> object:
    match fact["type"]:
        case "boolean":
            return chance.random() < 0.5
        case "choice":
            return chance.choice(fact["options"])["id"]
        case "integer":
            return chance.randrange(fact["min"], fact["max"] + 1)
        case _:
            return chance.choice((chance.randrange(-5, 1001), round(chance.uniform(-5, 1000), 2)))


def drawn(box: Element) -> dict[str, Any]:
    """Of an element, what the script reads."""
    nodes = []
    for node in having(box, "data-node"):
        own = [one for one in having(node, "data-answer") if parent_node(box, one) is node]
        nodes.append({**data(node), "answers": [data(one) for one in own]})
    return {**data(box), "nodes": nodes, "outcomes": [data(one) for one in having(box, "data-outcome")]}


def having(box: Element, name: str) -> list[Element]:
    return [one for one in box.iter() if one.get(name) is not None]


def parent_node(box: Element, answer: Element) -> Element | None:
    """The question that an answer belongs to: the nearest one around it."""
    parents = {child: one for one in box.iter() for child in one}
    at: Element | None = answer
    while at is not None and at.get("data-node") is None:
        at = parents.get(at)
    return at


def data(element: Element) -> dict[str, str]:
    return {name.removeprefix("data-"): text for name, text in element.items() if name.startswith("data-")}
