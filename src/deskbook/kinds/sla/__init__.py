"""Service levels: how soon, by plan or by priority, and what happens at the warning and the breach."""

from deskbook.schema.room import Room

ROOM = Room(shared=True, view="sla-clock")
