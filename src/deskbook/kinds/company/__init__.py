"""The company whose procedures these are: its name, its place, and who decides."""

from deskbook.schema.room import Room

ROOM = Room(one=True, inline=True)
