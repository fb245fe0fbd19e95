"""The front matter of a playbook: a click path in one tool, which SOPs link to."""

from deskbook.schema.room import Room

ROOM = Room(
    folder="playbooks",
    view="playbooks",
    spoken="click path",
    reviewed=True,
    useful_alone=True,
    words_shown={"playbook": 15},
)
