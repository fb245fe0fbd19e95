"""The decision engine: walk, prove, cover and compare decision trees.

Its words, each a picture of one thing:

- *part*: any set of values of one fact, held exactly; `14 days or less` is a part of the days.
- *domain*: all values of a fact as a line, so that parts can be laid on it, joined and cut.
- *spot*: a place in a tree that a way can come to, by tree and id: a question, or an end.
- *fork*: a spot that asks, with the part of its fact that each answer takes.
- *box*: a set of tickets alike: the part that is left of each fact; what is not named may be anything.
- *arrival*: a box that has come to a spot, and how the fork there shares it out.
- *space*: all arrivals from one start, the fewest questions first; whatever can happen is in it.
- *chain*: trees that continue in each other, through an outcome's `then`.
- *side*: one of two versions of a tree, while both are walked in step to see where they differ.
- *hull*: the domain of a fact that holds the values of both sides.
- *flaw*: what the proof finds wrong with a tree, with the smallest ticket that shows it.

`walk` takes one ticket through a tree; `proof` uses the space of a tree, `difference` two sides over hulls,
`coverage` the walks of all test tickets.
"""
