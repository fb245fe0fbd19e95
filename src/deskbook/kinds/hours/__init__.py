"""Business hours with their holidays, for SLA clocks."""

from deskbook.schema.room import Room

ROOM = Room(view="hours")
