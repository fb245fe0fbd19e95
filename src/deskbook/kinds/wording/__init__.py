"""How else people put what an SOP answers: read by the search alone, shown on no page."""

from deskbook.schema.room import Room

ROOM = Room(useful_alone=True)
