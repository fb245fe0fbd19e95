"""A ticket field that decisions ask for, with every value that it may take."""

from deskbook.schema.room import Room

ROOM = Room(view="facts", listed=True)
