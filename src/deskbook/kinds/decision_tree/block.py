"""A decision as an outline that reads without scripts: question, answers, and what each leads to.

Where only one answer of a question leads to a next question, that one follows below it, not inside
it, so a long chain stays flat; only true forks indent. The attributes let a script walk the outline:
`data-node` and `data-fact` on a question, with the fact's name, type, unit, bounds and sensitivity; `data-answer`,
`data-go` and the condition on an answer; `data-outcome` and what it names on an end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.decisions.layout import layout
from deskbook.decisions.words import plain
from deskbook.html.elements import Child, el, joined, label, sentence
from deskbook.html.links import link, place, step_name, title

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from deskbook.decisions.layout import Branch, Item
    from deskbook.decisions.words import Condition
    from deskbook.kinds.decision_tree.schema import DecisionTree, Outcome
    from deskbook.kinds.fact.schema import Fact
    from deskbook.library.model import Library, Record


def render(record: Record[DecisionTree], library: Library) -> Element:
    data = record.data
    plan = layout(library, record)
    draw = _Draw(record, library, plan.numbers)
    needs = "; ".join(title(library, "fact", fact) for fact in data.facts)
    box = el(
        "desk-tree",
        {
            "class": "desk-card",
            "data-tree": record.id,
            "data-start": data.start,
            "data-sop": data.sop,
            "id": draw.home,
        },
        el(
            "p",
            {"class": "desk-card-title"},
            el("span", {"class": "desk-kind"}, "Decision:"),
            " ",
            data.title,
        ),
        el("p", None, data.summary) if data.summary else None,
        el("p", {"class": "desk-needs"}, f"You need to know: {sentence(needs)}"),
    )
    if plan.root:
        box.append(draw.chain(plan.root))
    if plan.loose:
        box.append(label("Questions that no answer leads to"))
        box.extend(draw.chain(item) for item in plan.loose)
    return box


class _Draw:
    """Draws items; an outcome gets its card where it is first reached, and a link afterwards."""

    def __init__(self, record: Record[DecisionTree], library: Library, numbers: dict[str, int]) -> None:
        self.home, self.sop = place("decision_tree", record.id), record.data.sop
        self.library, self.numbers = library, numbers
        self.ends: set[str] = set()

    def chain(self, item: Item | None) -> Element:
        """A question, and below it those that follow without a fork."""
        box = el("ul", {"class": "desk-nodes"})
        while item:
            onward = [branch.item for branch in item.branches if branch.leads == "node"]
            following = onward[0] if len(onward) == 1 else None
            box.append(self.node(item, following))
            item = following
        return box

    def node(self, item: Item, following: Item | None) -> Element:
        number = el("span", {"class": "desk-number"}, f"{item.number}.")
        answers = el("ul", {"class": "desk-answers"})
        for index, branch in enumerate(item.branches):
            attrs = {"class": "desk-answer", "data-answer": str(index), "data-go": branch.go}
            answers.append(
                el(
                    "li",
                    attrs | _condition(branch.condition),
                    el("p", {"class": "desk-answer-label"}, branch.label[:1].upper() + branch.label[1:]),
                    self.target(branch, following),
                )
            )
        return el(
            "li",
            {
                "class": "desk-node",
                "data-node": item.id,
                "data-fact": item.node.fact,
                **_domain(item.fact),
                "id": f"{self.home}-{item.id}",
            },
            el("p", {"class": "desk-ask"}, number, f" {item.node.ask}"),
            el("p", {"class": "desk-why"}, item.node.why) if item.node.why else None,
            answers,
        )

    def target(self, branch: Branch, following: Item | None) -> Element:
        """What an answer leads to, or a link to where that stands."""
        if branch.item and branch.item is not following:
            return self.chain(branch.item)
        if branch.leads in ("node", "seen"):
            return self.go(branch.go, f"Go to question {self.numbers[branch.go]}")
        if branch.outcome is None:
            return label(f"Leads to {branch.go!r}, which does not exist.")
        if branch.go in self.ends:
            return self.go(branch.go, f"Outcome: {branch.outcome.title}")
        self.ends.add(branch.go)
        return self.outcome(branch.go, branch.outcome)

    def go(self, id: str, text: str) -> Element:
        return el("p", {"class": "desk-go"}, el("a", {"href": f"#{self.home}-{id}"}, text))

    def outcome(self, id: str, end: Outcome) -> Element:
        names = {
            "owner": end.owner,
            "queue": end.queue,
            "priority": end.priority,
            "reply": end.reply,
            "step": end.step,
            "then": end.then,
        }
        attrs = {"class": "desk-outcome", "data-outcome": id, "id": f"{self.home}-{id}"}
        attrs |= {f"data-{name}": value for name, value in names.items() if value}
        return el(
            "div",
            attrs,
            el(
                "p",
                {"class": "desk-outcome-title"},
                el("span", {"class": "desk-kind"}, "Outcome:"),
                f" {end.title}",
            ),
            el("p", None, end.do) if end.do else None,
            el("p", {"class": "desk-warning"}, f"Warning: {sentence(end.warning)}") if end.warning else None,
            self.names(end),
        )

    def names(self, end: Outcome) -> Element | None:
        """Who and what comes next, on one line; a step of the tree's own SOP goes by its number."""
        step = end.step or ""
        own = step_name(self.library, step) if step.startswith(f"{self.sop}#") else ""
        named = (
            ("Owner", "role", end.owner, None),
            ("Queue", "queue", end.queue, None),
            ("Do next", "step", end.step, own or None),
            ("Send", "reply", end.reply, None),
            ("Then decide", "decision_tree", end.then, None),
        )
        parts: list[Child] = [f"Priority: {end.priority.upper()}"] if end.priority else []
        for name, kind, id, words in named:
            if id:
                parts.append(el("span", None, f"{name}: ", link(self.library, kind, id, words)))
        return el("p", {"class": "desk-outcome-facts"}, *joined(parts, " · ")) if parts else None


def _domain(fact: Fact | None) -> dict[str, str]:
    """What a fact is called and which numbers it takes, as attributes."""
    if fact is None:
        return {}
    found = {"name": fact.title, "type": fact.type, "unit": fact.unit, "sensitive": fact.sensitive}
    found |= {name: plain(end) for name, end in (("min", fact.min), ("max", fact.max)) if end is not None}
    return {f"data-{name}": value for name, value in found.items() if value}


def _condition(condition: Condition) -> dict[str, str]:
    """A condition as attributes: `data-is` lists values, the bounds are numbers.

    >>> _condition({"above": 14, "at_most": 30}), _condition({"is": [True, "a"]})
    ({'data-above': '14', 'data-at-most': '30'}, {'data-is': 'true a'})
    """
    return {
        f"data-{name.replace('_', '-')}": " ".join(_value(one) for one in value)
        if isinstance(value, list)
        else plain(value)
        for name, value in condition.items()
    }


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return plain(value) if isinstance(value, int | float) else str(value)
