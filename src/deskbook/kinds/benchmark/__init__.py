"""Channel benchmarks: the response target and the satisfaction to reach, and how far off we are."""

from deskbook.schema.room import Room

ROOM = Room(view="benchmarks")
