"""The priority matrix, impact × urgency, and what each level means."""

from deskbook.schema.room import Room

ROOM = Room(files=("priority", "priorities"), view="priorities")
