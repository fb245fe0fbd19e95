"""What another team reports: before and after, what it changed, and who says so."""

from deskbook.schema.room import Room

ROOM = Room(shared=True, view="cases", listed=True, useful_alone=True)
