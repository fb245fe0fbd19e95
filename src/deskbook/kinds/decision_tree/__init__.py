"""A decision as data: nodes that split one fact each, and outcomes."""

from deskbook.schema.room import Room

ROOM = Room(
    files=("tree", "trees"), view="trees", listed=True, prefix="tree", searched=True, words_for_each=1.8
)
