"""The layout of a tree for reading: an outline from its start, each node opened once and linked after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from deskbook.decisions.words import condition_of, label
from deskbook.kinds.fact.schema import Fact

if TYPE_CHECKING:
    from deskbook.decisions.words import Condition
    from deskbook.kinds.decision_tree.schema import DecisionTree, Node, Outcome
    from deskbook.library.model import Library, Record


@dataclass(frozen=True, slots=True)
class Branch:
    """An answer in words, and where it leads.

    `leads` is `node` where the node follows here in `item`, `seen` where it stands elsewhere in the
    outline (link to it), `outcome` with the outcome at hand, or `nowhere` for an id that does not exist.
    """

    label: str
    condition: Condition
    go: str
    leads: Literal["node", "seen", "outcome", "nowhere"]
    item: Item | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its branches; `number` counts in reading order from 1, `depth` from 0."""

    id: str
    number: int
    depth: int
    node: Node
    fact: Fact | None
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """`root` is the start. `loose` are the nodes that it does not lead to; `numbers` finds any node's number.

    `outcomes` lists the outcomes in reading order, those that nothing leads to last.
    """

    root: Item | None
    loose: tuple[Item, ...]
    numbers: dict[str, int]
    outcomes: tuple[str, ...]


def layout(library: Library, record: Record[DecisionTree]) -> Outline:
    """The outline of a tree, whatever is wrong with it."""
    drawing = _Drawing(library, record.data)
    tree = record.data
    root = drawing.item(tree.start, 0) if tree.start in tree.nodes else None
    loose = [drawing.item(id, 0) for id in tree.nodes if id not in drawing.numbers]
    ends = dict.fromkeys([*drawing.ends, *tree.outcomes])
    return Outline(root, tuple(loose), drawing.numbers, tuple(ends))


class _Drawing:
    """Numbers the nodes as they come; at most sixty, so that recursion stays shallow."""

    def __init__(self, library: Library, tree: DecisionTree) -> None:
        self.library, self.tree = library, tree
        self.numbers: dict[str, int] = {}
        self.ends: list[str] = []

    def item(self, id: str, depth: int) -> Item:
        node = self.tree.nodes[id]
        number = self.numbers[id] = len(self.numbers) + 1
        record = self.library.get(Fact, node.fact)
        fact = record.data if record else None
        branches = []
        for answer in node.answers:
            said, condition, go = label(answer, fact), condition_of(answer), answer.go
            if go in self.numbers:
                branches.append(Branch(said, condition, go, "seen"))
            elif go in self.tree.nodes:
                branches.append(Branch(said, condition, go, "node", self.item(go, depth + 1)))
            elif go in self.tree.outcomes:
                self.ends.append(go)
                branches.append(Branch(said, condition, go, "outcome", outcome=self.tree.outcomes[go]))
            else:
                branches.append(Branch(said, condition, go, "nowhere"))
        return Item(id, number, depth, node, fact, tuple(branches))
