"""The front matter of an SOP page."""

from deskbook.schema.room import Room

ROOM = Room(
    folder="sops",
    view="sops",
    spoken="SOP",
    reviewed=True,
    useful_alone=True,
    words_shown={"sop": 60, "not_for": 30, "measures": 40, "related": 20, "history": 40},
)
