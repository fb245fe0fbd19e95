"""The escalation map: which ticket moves on, after how long, to whom, with what."""

from deskbook.schema.room import Room

ROOM = Room(view="escalations", searched=True)
