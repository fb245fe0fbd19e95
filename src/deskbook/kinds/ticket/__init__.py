"""A dummy ticket: what the customer says, its fields, and where it must end."""

from deskbook.schema.room import Room

ROOM = Room(view="tickets", listed=True, useful_alone=True, tries=frozenset({"fact"}))
