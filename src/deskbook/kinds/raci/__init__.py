"""Who is responsible, accountable, consulted and informed, task by task."""

from deskbook.schema.room import Room

ROOM = Room()
